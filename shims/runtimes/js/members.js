/* The members of one object in their order, under any key: `__proto__` and `10` are keys like every other. */

var FEW = 8; // so many are found faster by looking at each than by a table

function Members() {
  this.table = null;
  this.entries = [];
  this.size = 0;
  this.hasDuplicates = false;
  this.hasHalfAPair = false;
}

function Entry(key, spelling, node) {
  this.key = key;
  this.spelling = spelling;
  this.node = node;
}

Members.prototype.find = function (key) {
  if (this.table !== null) {
    return this.table[key];
  }
  var entries = this.entries;
  for (var index = 0; index < entries.length; index += 1) {
    if (entries[index].key === key && entries[index].node !== undefined) {
      return entries[index];
    }
  }
  return undefined;
};

Members.prototype.has = function (key) {
  return this.find(key) !== undefined;
};

/* What stands under the key; undefined where nothing does. */
Members.prototype.get = function (key) {
  var entry = this.find(key);
  return entry === undefined ? undefined : entry.node;
};

/* Keeps the position of a key that is there already. */
Members.prototype.set = function (key, node) {
  var entry = this.find(key);
  if (entry === undefined) {
    this.add(key, null, node);
  } else {
    entry.node = node;
  }
};

/* A member at the end; `spelling` is for `text.keyText`, null where it is not known. */
Members.prototype.add = function (key, spelling, node) {
  var entry = new Entry(key, spelling, node);
  this.hasDuplicates = this.hasDuplicates || this.find(key) !== undefined;
  this.entries.push(entry);
  this.size += 1;
  if (this.table !== null) {
    this.table[key] = entry;
  } else if (this.entries.length > FEW) {
    this.tabulate();
  }
};

Members.prototype.tabulate = function () {
  this.table = Object.create(null);
  for (var index = 0; index < this.entries.length; index += 1) {
    if (this.entries[index].node !== undefined) {
      this.table[this.entries[index].key] = this.entries[index];
    }
  }
};

Members.prototype.remove = function (key) {
  this.find(key).node = undefined;
  if (this.table !== null) {
    this.table[key] = undefined;
  }
  this.size -= 1;
};

/* Visits key, node and spelling of each member that there was at the start. */
Members.prototype.each = function (visit) {
  var entries = this.entries, count = entries.length;
  for (var index = 0; index < count; index += 1) {
    if (entries[index].node !== undefined) {
      visit(entries[index].key, entries[index].node, entries[index].spelling);
    }
  }
};

export default { Members: Members };
