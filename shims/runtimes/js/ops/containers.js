/* Ops on lists and objects, and ops that run others. */

import failures from "../failures.js";
import membersModule from "../members.js";
import points from "./point.js";
import text from "../text.js";
import treeModule from "../tree.js";
import values from "../values.js";

var Branch = treeModule.Branch, Row = treeModule.Row, Tree = treeModule.Tree;

/* What the ops make of what a tree holds; it stands at `at`, or there under `key`. */
function runIn(tree, steps, at, key) {
  try {
    for (var index = 0; index < steps.length; index += 1) {
      steps[index](tree);
    }
  } catch (failure) {
    if (failure.name === "ShimError") {
      failure.path = at.concat(key === undefined ? [] : [String(key)], failure.path);
    }
    throw failure;
  }
  return tree.root();
}

function within(parameters, stepsOf) {
  var at = parameters.path("at"), steps = stepsOf(parameters.node("do"));
  var keepsNull = parameters.keepsNull();
  return function (tree) {
    var node = tree.nodeAt(at);
    if (node === undefined || (keepsNull && values.isNull(node))) {
      return;
    }
    var result = runIn(new Tree(node), steps, at);
    if (!treeModule.isUntouched(node, result)) {
      tree.replace(at, result);
    }
  };
}

function each(parameters, stepsOf) {
  var at = parameters.path("at"), steps = stepsOf(parameters.node("do"));
  return points.point(at, parameters.keepsNull(), function (node) {
    points.need("each", at, node, "array");
    var isUntouched = true, tree = new Tree(node);
    var items = treeModule.itemsOf(node).map(function (item, index) {
      tree.hold(item);
      var result = runIn(tree, steps, at, index);
      isUntouched = isUntouched && treeModule.isUntouched(item, result);
      return result;
    });
    return isUntouched ? node : new Row(items);
  });
}

function eachValue(parameters, stepsOf) {
  var at = parameters.path("at"), steps = stepsOf(parameters.node("do"));
  return points.point(at, parameters.keepsNull(), function (node) {
    points.need("each_value", at, node, "object");
    var tree = new Tree(node);
    tree.membersAt([]).each(function (key, value) {
      var changed = runIn(new Tree(value), steps, at, "*");
      if (!treeModule.isUntouched(value, changed)) {
        tree.replace([key], changed);
      }
    });
    return treeModule.isUntouched(node, tree.root()) ? node : tree.root();
  });
}

function caseOf(node, stepsOf) {
  var members = text.openObject(node);
  var type = members.has("type") ? text.decoded(members.get("type").text) : null;
  return { type: type, value: members.get("value"), steps: stepsOf(members.get("do")) };
}

function fits(choice, node) {
  if (choice.type !== null) {
    return choice.type === values.typeOf(node);
  }
  return node !== undefined && values.areSame(node, choice.value);
}

function otherwiseOf(parameters, stepsOf) {
  if (!parameters.has("else") || parameters.node("else").text === "\"fail\"") {
    return null;
  }
  return parameters.node("else").text.charAt(0) === "[" ? stepsOf(parameters.node("else")) : [];
}

function choose(parameters, stepsOf) {
  var on = parameters.path("on"), otherwise = otherwiseOf(parameters, stepsOf);
  var cases = parameters.items("cases").map(function (node) { return caseOf(node, stepsOf); });
  return function (tree) {
    var node = tree.nodeAt(on);
    var chosen = cases.filter(function (choice) { return fits(choice, node); })[0];
    var steps = chosen === undefined ? otherwise : chosen.steps;
    if (steps === null) {
      throw failures.shimFailure("switch-unmatched", on);
    }
    steps.forEach(function (step) { step(tree); });
  };
}

function wrap(parameters) {
  return points.point(parameters.path("at"), false, function (node) { return new Row([node]); });
}

function unwrap(parameters) {
  var at = parameters.path("at"), pick = parameters.string("pick", "only");
  var empty = parameters.string("empty", "fail"), keepsNull = parameters.keepsNull();
  return function (tree) {
    var items = tree.itemsAt(at), node = tree.nodeAt(at);
    if (items === null) {
      if (node !== undefined && !(keepsNull && values.isNull(node))) {
        throw failures.shimFailure("unwrap-type", at);
      }
    } else if (items.length === 0 && empty === "absent") {
      tree.take(at, false);
    } else if (items.length === 0 && empty === "null") {
      tree.replace(at, new text.Verbatim("null"));
    } else if (items.length === 0 || (items.length > 1 && pick === "only")) {
      throw failures.shimFailure("unwrap-count", at);
    } else {
      tree.replace(at, items[pick === "last" ? items.length - 1 : 0]);
    }
  };
}

function itemOf(key, node, keyName, valueName, at) {
  var held = new membersModule.Members([], []);
  held.set(keyName, text.string(key));
  if (valueName !== undefined) {
    held.set(valueName, node);
    return new Branch(held);
  }
  var tree = new Tree(node), members = tree.membersAt([]);
  if (members === null || members.has(keyName)) {
    throw failures.shimFailure("to_list-item", at.concat(["*"]));
  }
  members.each(function (name, member, head) { held.add(name, member, head); });
  return new Branch(held);
}

function toList(parameters) {
  var at = parameters.path("at"), keyName = parameters.string("key"), valueName = parameters.string("value");
  return points.point(at, parameters.keepsNull(), function (node) {
    points.need("to_list", at, node, "object");
    var items = [];
    new Tree(node).membersAt([]).each(function (key, member) {
      items.push(itemOf(key, member, keyName, valueName, at));
    });
    return new Row(items);
  });
}

/* The key of an item and what becomes of the rest. */
function memberOf(item, keyName, valueName, place) {
  var tree = new Tree(item), key = tree.nodeAt([keyName]);
  if (values.typeOf(key) !== "string") {
    throw failures.shimFailure("to_map-item", place);
  }
  var name = text.whole(key.text, place);
  tree.take([keyName], false);
  var members = tree.membersAt([]);
  if (valueName !== undefined && !(members.size === 1 && members.has(valueName))) {
    throw failures.shimFailure("to_map-item", place);
  }
  return { key: name, node: valueName === undefined ? tree.root() : members.get(valueName) };
}

function toMap(parameters) {
  var at = parameters.path("at"), keyName = parameters.string("key"), valueName = parameters.string("value");
  var duplicates = parameters.string("duplicates", "fail");
  return points.point(at, parameters.keepsNull(), function (node) {
    points.need("to_map", at, node, "array");
    var held = new membersModule.Members([], []);
    treeModule.itemsOf(node).forEach(function (item, index) {
      var place = at.concat([String(index)]), member = memberOf(item, keyName, valueName, place);
      if (!held.has(member.key) || duplicates === "last") {
        held.set(member.key, member.node);
      } else if (duplicates === "fail") {
        throw failures.shimFailure("to_map-duplicate", place);
      }
    });
    return new Branch(held);
  });
}

export default {
  "in": { parameters: ["at", "do", "null"], of: within },
  each: { parameters: ["at", "do", "null"], of: each },
  each_value: { parameters: ["at", "do", "null"], of: eachValue },
  "switch": { parameters: ["on", "cases", "else"], of: choose },
  wrap: { parameters: ["at"], of: wrap },
  unwrap: { parameters: ["at", "pick", "empty", "null"], of: unwrap },
  to_list: { parameters: ["at", "key", "value", "null"], of: toList },
  to_map: { parameters: ["at", "key", "value", "duplicates", "null"], of: toMap }
};
