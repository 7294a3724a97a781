/* Ops that change where values stand, or whether they do. */

import treeModule from "../tree.js";
import values from "../values.js";

function move(source, target, prune) {
  return function (tree) {
    var node = tree.take(source, prune);
    if (node !== undefined) {
      tree.put(target, node);
    }
  };
}

function all(moves) {
  return function (tree) {
    moves.forEach(function (step) { step(tree); });
  };
}

function keysOf(parameters) {
  return parameters.path("keys");
}

function beside(at, key) {
  return at.slice(0, -1).concat([key]);
}

export default {
  move: {
    parameters: ["from", "to", "prune"],
    of: function (parameters) {
      return move(parameters.path("from"), parameters.path("to"), parameters.is("prune"));
    }
  },
  copy: {
    parameters: ["from", "to"],
    of: function (parameters) {
      var source = parameters.path("from"), target = parameters.path("to");
      return function (tree) {
        var node = tree.nodeAt(source);
        if (node !== undefined) {
          tree.put(target, treeModule.duplicate(node));
        }
      };
    }
  },
  add: {
    parameters: ["at", "value"],
    of: function (parameters) {
      var at = parameters.path("at"), value = parameters.constant("value");
      return function (tree) {
        if (tree.hasParent(at)) {
          tree.put(at, value);
        }
      };
    }
  },
  remove: {
    parameters: ["at", "restore"],
    of: function (parameters) {
      var at = parameters.path("at");
      var restore = parameters.has("restore") ? new treeModule.Tree(parameters.node("restore")) : null;
      var stash = restore === null ? null : restore.itemsAt(["stash"]);
      var place = stash === null ? null : JSON.parse(restore.nodeAt(["stash"]).text);
      return function (tree) {
        var node = tree.take(at, false);
        if (place !== null && node !== undefined) {
          tree.put(place, node);
        }
      };
    }
  },
  "default": {
    parameters: ["at", "value", "null"],
    of: function (parameters) {
      var at = parameters.path("at"), value = parameters.constant("value"), replacesNull = parameters.is("null");
      return function (tree) {
        var node = tree.hasParent(at) ? tree.nodeAt(at) : null;
        if (node === undefined) {
          tree.put(at, value);
        } else if (node !== null && replacesNull && values.isNull(node)) {
          tree.replace(at, value);
        }
      };
    }
  },
  nest: {
    parameters: ["at", "keys", "prefix"],
    of: function (parameters) {
      var at = parameters.path("at"), prefix = parameters.string("prefix", "");
      return all(keysOf(parameters).map(function (key) {
        return move(beside(at, prefix + key), at.concat([key]), false);
      }));
    }
  },
  flatten: {
    parameters: ["at", "keys", "prefix"],
    of: function (parameters) {
      var at = parameters.path("at"), prefix = parameters.string("prefix", "");
      return all(keysOf(parameters).map(function (key) {
        return move(at.concat([key]), beside(at, prefix + key), true);
      }));
    }
  }
};
