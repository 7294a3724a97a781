/* The members of one object in their order, under any key: `__proto__` and `10` are keys like every other. */

function Members() {
  this.places = {};
  this.entries = [];
  this.size = 0;
}

Members.prototype.has = function (key) {
  return this.places["~" + key] !== undefined;
};

/* What stands under the key; undefined where nothing does. */
Members.prototype.get = function (key) {
  var place = this.places["~" + key];
  return place === undefined ? undefined : this.entries[place].node;
};

/* Keeps the position of a key that is there already. */
Members.prototype.set = function (key, node) {
  var place = this.places["~" + key];
  if (place !== undefined) {
    this.entries[place].node = node;
    return;
  }
  this.places["~" + key] = this.entries.length;
  this.entries.push({ key: key, node: node });
  this.size += 1;
};

Members.prototype.remove = function (key) {
  var place = this.places["~" + key];
  delete this.places["~" + key];
  this.entries[place] = null;
  this.size -= 1;
};

Members.prototype.each = function (visit) {
  var entries = this.entries.slice();
  for (var index = 0; index < entries.length; index += 1) {
    if (entries[index] !== null) {
      visit(entries[index].key, entries[index].node);
    }
  }
};

export default { Members: Members };
