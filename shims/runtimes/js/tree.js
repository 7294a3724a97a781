/* The payload while a mapping works on it.
 *
 * A node is `Verbatim` text, a `Branch` (an object that was opened) or a `Row` (a list whose items ops have
 * made); `undefined` is no node at all. Objects are opened only where a path leads through them, each once.
 */

import failures from "./failures.js";
import members from "./members.js";
import text from "./text.js";

/* An opened object; `source` is its text as long as nothing in it has changed. */
function Branch(held, spellings, source) {
  this.members = held;
  this.spellings = spellings || {};
  this.source = source === undefined ? null : source;
}

function Row(items) {
  this.items = items;
}

/* One holder above the root makes the root a member like every other. */
function Tree(root) {
  this.holder = new Branch(new members.Members());
  this.holder.members.set("", root);
}

function opened(parent, key) {
  var node = parent.members.get(key);
  if (node instanceof Branch) {
    return node;
  }
  var object = node instanceof text.Verbatim ? text.openObject(node.text) : null;
  if (object === null) {
    return null;
  }
  var branch = new Branch(object.members, object.spellings, node.text);
  parent.members.set(key, branch);
  return branch;
}

function lastKey(path) {
  return path.length > 0 ? path[path.length - 1] : "";
}

function markChanged(branches) {
  branches.forEach(function (branch) { branch.source = null; });
}

/* The opened objects from the holder to the one that holds `path`; null where the way ends. */
Tree.prototype.branchesTo = function (path) {
  var branches = [this.holder];
  for (var depth = 0; depth < path.length; depth += 1) {
    var inner = opened(branches[depth], depth === 0 ? "" : path[depth - 1]);
    if (inner === null) {
      return null;
    }
    branches.push(inner);
  }
  return branches;
};

/* What stands at `path`; undefined where nothing does, also behind something else than an object. */
Tree.prototype.nodeAt = function (path) {
  var branches = this.branchesTo(path);
  return branches === null ? undefined : branches[branches.length - 1].members.get(lastKey(path));
};

/* The items of the list at `path`, each a node; null where there is no list. */
Tree.prototype.itemsAt = function (path) {
  var node = this.nodeAt(path);
  if (node instanceof Row) {
    return node.items;
  }
  return node instanceof text.Verbatim ? text.openArray(node.text) : null;
};

/* The members of the object at `path`, each a node; null where there is no object. */
Tree.prototype.membersAt = function (path) {
  var branches = this.branchesTo(path.concat([""]));
  return branches === null ? null : branches[branches.length - 1].members;
};

Tree.prototype.root = function () {
  return this.holder.members.get("");
};

Tree.prototype.hasParent = function (path) {
  return this.branchesTo(path) !== null;
};

/* Put `node` where one stands already, in the same position. */
Tree.prototype.replace = function (path, node) {
  var branches = this.branchesTo(path);
  branches[branches.length - 1].members.set(lastKey(path), node);
  markChanged(branches);
};

/* Remove what stands at `path` and give it; `prune` also removes the objects that this left empty. */
Tree.prototype.take = function (path, prune) {
  var branches = this.branchesTo(path);
  var taken = branches === null ? undefined : branches[branches.length - 1].members.get(lastKey(path));
  if (taken === undefined) {
    return undefined;
  }
  branches[branches.length - 1].members.remove(lastKey(path));
  markChanged(branches);
  for (var depth = branches.length - 1; prune && depth > 0 && branches[depth].members.size === 0; depth -= 1) {
    branches[depth - 1].members.remove(depth === 1 ? "" : path[depth - 2]);
  }
  return taken;
};

/* Place `node` where nothing stands, making the objects on the way.
 * Throws `target-exists` or `not-an-object`. */
Tree.prototype.put = function (path, node) {
  var branches = [this.holder];
  var branch = this.holder;
  for (var depth = 0; depth < path.length; depth += 1) {
    var key = depth === 0 ? "" : path[depth - 1];
    var inner = opened(branch, key);
    if (inner === null) {
      if (branch.members.has(key)) {
        throw failures.shimFailure("not-an-object", path.slice(0, depth));
      }
      inner = new Branch(new members.Members());
      branch.members.set(key, inner);
    }
    branch = inner;
    branches.push(branch);
  }
  if (branch.members.has(lastKey(path))) {
    throw failures.shimFailure("target-exists", path);
  }
  branch.members.set(lastKey(path), node);
  markChanged(branches);
};

/* The node once more, for a second place: what ops change in the one must not show in the other. */
function duplicate(node) {
  if (node instanceof Row) {
    return new Row(node.items.map(duplicate));
  }
  if (!(node instanceof Branch)) {
    return node;
  }
  var copied = new members.Members();
  node.members.each(function (key, member) { copied.set(key, duplicate(member)); });
  return new Branch(copied, node.spellings, node.source);
}

function asText(node) {
  if (node instanceof text.Verbatim) {
    return node.text;
  }
  if (node instanceof Row) {
    return "[" + node.items.map(asText).join(",") + "]";
  }
  if (node.source !== null) {
    return node.source;
  }
  var told = [];
  node.members.each(function (key, member) {
    told.push((node.spellings["~" + key] || text.spelled(key)) + ":" + asText(member));
  });
  return "{" + told.join(",") + "}";
}

export default { Tree: Tree, Branch: Branch, Row: Row, duplicate: duplicate, asText: asText };
