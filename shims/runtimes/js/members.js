/* The members of one object in their order, under any key: `__proto__` and `10` are keys like every other.
 *
 * A member that was read stays one piece of text, `"key":value`, until somebody asks for its value: most are only
 * written again.
 */

import spelling from "./spelling.js";

var FEW = 32; // so many are found faster in a list than by a table

/* One JSON value as text. An object and no bare string, so that two that are spelled alike stay two. */
function Verbatim(text) {
  this.text = text;
}

/* `pieces` are the texts of members without spaces between; `keys` are what they begin with, as strings. */
function Members(keys, pieces) {
  this.keys = keys; // undefined where a member was removed
  this.pieces = pieces; // only the key and its colon where an op has put in the value
  this.nodes = []; // undefined until somebody asks
  this.heads = null; // the key and its colon by place, where they are longer than the key with its three signs
  this.size = keys.length;
  this.table = keys.length > FEW ? tableOf(keys) : null;
}

function tableOf(keys) {
  var table = Object.create(null);
  for (var place = 0; place < keys.length; place += 1) {
    if (keys[place] !== undefined) {
      table[keys[place]] = place;
    }
  }
  return table;
}

/* Where the key stands, from 0; -1 where it does not. */
Members.prototype.placeOf = function (key) {
  if (this.table === null) {
    return this.keys.indexOf(key);
  }
  var place = this.table[key];
  return place === undefined ? -1 : place;
};

/* Whether a key that was read stands twice. */
Members.prototype.hasDuplicates = function () {
  var keys = this.keys, table = this.table;
  for (var place = 0; place < keys.length; place += 1) {
    if (table === null ? keys.indexOf(keys[place], place + 1) >= 0 : table[keys[place]] !== place) {
      return true;
    }
  }
  return false;
};

Members.prototype.has = function (key) {
  return this.placeOf(key) >= 0;
};

/* How the key at a place is written, with its colon. */
Members.prototype.headAt = function (place) {
  var head = this.heads === null ? undefined : this.heads[place];
  return head === undefined ? this.pieces[place].slice(0, this.keys[place].length + 3) : head;
};

Members.prototype.spell = function (place, head) {
  this.heads = this.heads || {};
  this.heads[place] = head;
};

Members.prototype.nodeAt = function (place) {
  var node = this.nodes[place];
  if (node === undefined) {
    var start = this.heads === null ? this.keys[place].length + 3 : this.headAt(place).length;
    node = this.nodes[place] = new Verbatim(this.pieces[place].slice(start));
  }
  return node;
};

/* What stands under the key; undefined where nothing does. */
Members.prototype.get = function (key) {
  var place = this.placeOf(key);
  return place < 0 ? undefined : this.nodeAt(place);
};

/* Keeps the position of a key that is there already. */
Members.prototype.set = function (key, node) {
  var place = this.placeOf(key);
  if (place < 0) {
    this.add(key, node);
  } else {
    this.nodes[place] = node;
  }
};

/* A member at the end, whose key is not there yet; `head` is how that is written, if not in the usual way. */
Members.prototype.add = function (key, node, head) {
  var place = this.keys.length;
  head = head || spelling.headOf(key);
  this.keys.push(key);
  this.pieces.push(head);
  this.nodes[place] = node;
  this.size += 1;
  if (head.length !== key.length + 3) {
    this.spell(place, head);
  }
  if (this.table !== null) {
    this.table[key] = place;
  } else if (place >= FEW) {
    this.table = tableOf(this.keys);
  }
};

/* Removes what stands under the key, and gives it; undefined where nothing does. */
Members.prototype.remove = function (key) {
  var place = this.placeOf(key);
  if (place < 0) {
    return undefined;
  }
  var node = this.nodeAt(place);
  this.keys[place] = undefined;
  if (this.table !== null) {
    this.table[key] = undefined;
  }
  this.size -= 1;
  return node;
};

/* Visits key, node and head of each member that there was at the start. */
Members.prototype.each = function (visit) {
  for (var place = 0, count = this.keys.length; place < count; place += 1) {
    if (this.keys[place] !== undefined) {
      visit(this.keys[place], this.nodeAt(place), this.headAt(place));
    }
  }
};

/* Adds the parts of their text; `write(node, parts)` adds those of a node. */
Members.prototype.write = function (write, parts) {
  var keys = this.keys, start = parts.length;
  for (var place = 0; place < keys.length; place += 1) {
    if (keys[place] !== undefined) {
      var node = this.nodes[place];
      parts.push(parts.length === start ? "{" : ",");
      if (node === undefined) {
        parts.push(this.pieces[place]);
      } else {
        parts.push(this.headAt(place));
        write(node, parts);
      }
    }
  }
  parts.push(parts.length === start ? "{}" : "}");
};

export default { Members: Members, Verbatim: Verbatim };
