/* The payload while a mapping works on it.
 *
 * A node is `Verbatim` text, a `Branch` (an object that was opened) or a `Row` (a list whose items ops have
 * made); `undefined` is no node at all. Objects are opened only where a path leads through them, each once.
 */

import failures from "./failures.js";
import members from "./members.js";
import text from "./text.js";

/* An opened object; `source` is its text as long as nothing in it has changed. */
function Branch(held, source) {
  this.members = held;
  this.source = source === undefined ? null : source;
}

function Row(items) {
  this.items = items;
}

/* One holder above the root makes the root a member like every other. */
function Tree(root) {
  this.holder = new Branch(new members.Members([], []));
  this.holder.members.add("", root);
}

/* Let the tree hold another payload. */
Tree.prototype.hold = function (root) {
  this.holder.members.set("", root);
};

/* The object that stands under a key, opened; null where there is none. */
function opened(parent, key) {
  var held = parent.members, place = held.placeOf(key), node = place < 0 ? undefined : held.nodeAt(place);
  if (node instanceof Branch) {
    return node;
  }
  var inner = node instanceof text.Verbatim ? text.openObject(node) : null;
  return inner === null ? null : (held.nodes[place] = new Branch(inner, node.text));
}

/* The key at one depth of the way from the holder to a place. */
function keyAt(path, depth) {
  return depth === 0 ? "" : path[depth - 1];
}

/* The opened object that holds `path`; null where the way ends. */
Tree.prototype.parentOf = function (path) {
  var branch = this.holder;
  for (var depth = 0; depth < path.length && branch !== null; depth += 1) {
    branch = opened(branch, keyAt(path, depth));
  }
  return branch;
};

/* From now on the objects on the way to `path`, all of them opened, are no longer spelled as they were; `parent` is the
 * last of them. */
Tree.prototype.markChanged = function (path, parent) {
  var branch = this.holder;
  for (var depth = 0; depth < path.length - 1; depth += 1) {
    branch = branch.members.get(keyAt(path, depth));
    branch.source = null;
  }
  parent.source = null;
};

/* What stands at `path`; undefined where nothing does, also behind something else than an object. */
Tree.prototype.nodeAt = function (path) {
  var branch = this.parentOf(path);
  return branch === null ? undefined : branch.members.get(keyAt(path, path.length));
};

/* The items of the list at `path`, each a node; null where there is no list. */
Tree.prototype.itemsAt = function (path) {
  return itemsOf(this.nodeAt(path));
};

/* The items of a list; null for anything else. */
function itemsOf(node) {
  if (node instanceof Row) {
    return node.items;
  }
  return node instanceof text.Verbatim ? text.openArray(node) : null;
}

/* The members of the object at `path`, each a node; null where there is no object. */
Tree.prototype.membersAt = function (path) {
  var branch = this.parentOf(path);
  branch = branch === null ? null : opened(branch, keyAt(path, path.length));
  return branch === null ? null : branch.members;
};

Tree.prototype.root = function () {
  return this.holder.members.get("");
};

Tree.prototype.hasParent = function (path) {
  return this.parentOf(path) !== null;
};

/* Put `node` where one stands already, in the same position. */
Tree.prototype.replace = function (path, node) {
  var branch = this.parentOf(path);
  branch.members.set(keyAt(path, path.length), node);
  this.markChanged(path, branch);
};

/* Put `changed(node)` where a node stands, unless nothing has changed, not even inside of it; where nothing stands,
 * nothing happens. */
Tree.prototype.change = function (path, changed) {
  var branch = this.parentOf(path), place = branch === null ? -1 : branch.members.placeOf(keyAt(path, path.length));
  if (place < 0) {
    return;
  }
  var node = branch.members.nodeAt(place), result = changed(node);
  if (!isUntouched(node, result)) {
    branch.members.nodes[place] = result;
    this.markChanged(path, branch);
  }
};

/* Remove what stands at `path` and give it; `prune` also removes the objects that this left empty. */
Tree.prototype.take = function (path, prune) {
  var branch = this.parentOf(path), key = keyAt(path, path.length);
  var taken = branch === null ? undefined : branch.members.remove(key);
  if (taken === undefined) {
    return undefined;
  }
  this.markChanged(path, branch);
  for (var depth = path.length; prune && depth > 0 && branch.members.size === 0; depth -= 1) {
    branch = this.parentOf(path.slice(0, depth - 1));
    branch.members.remove(keyAt(path, depth - 1));
  }
  return taken;
};

/* Place `node` where nothing stands, making the objects on the way.
 * Throws `target-exists` or `not-an-object`. */
Tree.prototype.put = function (path, node) {
  var branch = this.holder;
  for (var depth = 0; depth < path.length; depth += 1) {
    var key = keyAt(path, depth), inner = opened(branch, key);
    if (inner === null) {
      if (branch.members.has(key)) {
        throw failures.shimFailure("not-an-object", path.slice(0, depth));
      }
      inner = new Branch(new members.Members([], []));
      branch.members.add(key, inner);
    }
    inner.source = null;
    branch = inner;
  }
  var last = keyAt(path, path.length);
  if (branch.members.has(last)) {
    throw failures.shimFailure("target-exists", path);
  }
  branch.members.add(last, node);
};

/* Whether ops that ran on the one node and left the other changed nothing, not even how it is spelled.
   An opened object that is spelled as it was may be another one: what was left of a part. */
function isUntouched(before, after) {
  if (!(after instanceof Branch)) {
    return after === before;
  }
  return after.source !== null && after.source === (before instanceof Branch ? before.source : before.text);
}

/* The node once more, for a second place: what ops change in the one must not show in the other. */
function duplicate(node) {
  if (node instanceof Row) {
    return new Row(node.items.map(duplicate));
  }
  if (!(node instanceof Branch)) {
    return node;
  }
  var copied = new members.Members([], []);
  node.members.each(function (key, member, head) { copied.add(key, duplicate(member), head); });
  return new Branch(copied, node.source);
}

function write(node, parts) {
  if (node instanceof text.Verbatim) {
    parts.push(node.text);
  } else if (node instanceof Row) {
    parts.push("[");
    for (var index = 0; index < node.items.length; index += 1) {
      if (index > 0) {
        parts.push(",");
      }
      write(node.items[index], parts);
    }
    parts.push("]");
  } else if (node.source !== null) {
    parts.push(node.source);
  } else {
    node.members.write(write, parts);
  }
}

function asText(node) {
  var parts = [];
  write(node, parts);
  return parts.join("");
}

export default {
  Tree: Tree,
  Branch: Branch,
  Row: Row,
  itemsOf: itemsOf,
  isUntouched: isUntouched,
  duplicate: duplicate,
  asText: asText
};
