/* Ops on strings. */

import failures from "../failures.js";
import parametersModule from "../parameters.js";
import points from "./point.js";
import text from "../text.js";
import treeModule from "../tree.js";
import values from "../values.js";

var Row = treeModule.Row;

function affix(parameters) {
  var at = parameters.path("at"), prefix = parameters.string("prefix", ""), suffix = parameters.string("suffix", "");
  var adds = parameters.string("mode", "add") === "add";
  return points.point(at, parameters.keepsNull(), function (node) {
    var string = points.stringOf("affix", at, node);
    if (adds) {
      return text.string(prefix + string + suffix);
    }
    var end = string.length - suffix.length;
    if (end < prefix.length || string.slice(0, prefix.length) !== prefix || string.slice(end) !== suffix) {
      throw failures.shimFailure("affix-missing", at);
    }
    return text.string(string.slice(prefix.length, end));
  });
}

function truncate(parameters) {
  var at = parameters.path("at"), length = Number(parameters.lexeme("length"));
  return points.point(at, parameters.keepsNull(), function (node) {
    var string = points.stringOf("truncate", at, node);
    var kept = string.length <= length ? string : values.cut(string, length);
    return kept === string ? node : text.string(kept);
  });
}

/* The parts of a string cut at no more than `most` places, counted from the start or from the end. */
function partsOf(string, separator, most, fromEnd) {
  var parts = string.split(separator);
  if (fromEnd) {
    return lastParts(string, separator, most);
  }
  if (parts.length <= most + 1) {
    return parts;
  }
  return parts.slice(0, most).concat([parts.slice(most).join(separator)]);
}

function lastParts(string, separator, most) {
  var parts = [], end = string.length;
  while (parts.length < most) {
    var at = end < separator.length ? -1 : string.lastIndexOf(separator, end - separator.length);
    if (at < 0) {
      break;
    }
    parts.unshift(string.slice(at + separator.length, end));
    end = at;
  }
  return [string.slice(0, end)].concat(parts);
}

function split(parameters) {
  var source = parameters.path("from"), separator = parameters.string("sep"), into = parameters.paths("into");
  var limit = parameters.string("limit", "none"), mayMiss = parameters.string("missing", "fail") === "absent";
  var most = limit === "none" ? Infinity : into.length - 1;
  return function (tree) {
    var node = tree.nodeAt(source);
    if (node === undefined) {
      return;
    }
    var parts = partsOf(points.stringOf("split", source, node), separator, most, limit === "last");
    if (parts.length > into.length || (parts.length < into.length && !mayMiss)) {
      throw failures.shimFailure("split-count", source);
    }
    tree.take(source, false);
    parts.forEach(function (part, index) { tree.put(into[index], text.string(part)); });
  };
}

/* The strings at the places where something stands, undefined at the others. Throws `<op>-type`. */
function stringsAt(name, tree, places) {
  return places.map(function (place) {
    var node = tree.nodeAt(place);
    return node === undefined ? undefined : points.stringOf(name, place, node);
  });
}

/* Takes the strings at all of the places and puts `whole(strings)` at `target`, or does nothing where there is none. */
function gather(name, tree, places, target, mayMiss, whole) {
  var strings = stringsAt(name, tree, places);
  var missing = places.filter(function (place, index) { return strings[index] === undefined; });
  if (missing.length === places.length) {
    return;
  }
  if (missing.length > 0 && !mayMiss) {
    throw failures.shimFailure(name + "-missing", missing[0]);
  }
  places.forEach(function (place) { tree.take(place, false); });
  tree.put(target, text.string(whole(strings)));
}

function join(parameters) {
  var places = parameters.paths("from"), separator = parameters.string("sep"), target = parameters.path("to");
  var mayMiss = parameters.string("missing", "fail") === "skip";
  return function (tree) {
    gather("join", tree, places, target, mayMiss, function (strings) {
      return strings.filter(function (string) { return string !== undefined; }).join(separator);
    });
  };
}

function explode(parameters) {
  var at = parameters.path("at"), separator = parameters.string("sep");
  return points.point(at, parameters.keepsNull(), function (node) {
    var string = points.stringOf("explode", at, node);
    return new Row(string === "" ? [] : string.split(separator).map(text.string));
  });
}

function implode(parameters) {
  var at = parameters.path("at"), separator = parameters.string("sep"), isLoose = parameters.is("loose");
  return points.point(at, parameters.keepsNull(), function (node) {
    points.need("implode", at, node, "array");
    var strings = treeModule.itemsOf(node).map(function (item, index) {
      return itemOf(item, at.concat([String(index)]));
    });
    var holdsSeparator = strings.some(function (string) { return string.indexOf(separator) >= 0; });
    if (!isLoose && (holdsSeparator || (strings.length === 1 && strings[0] === ""))) {
      throw failures.shimFailure("implode-ambiguous", at);
    }
    return text.string(strings.join(separator));
  });
}

function itemOf(item, place) {
  if (values.typeOf(item) !== "string") {
    throw failures.shimFailure("implode-item", place);
  }
  return text.whole(item.text, place);
}

/* Constants as strings, places as paths. */
function patternOf(parameters) {
  return parameters.items("parts").map(function (part) {
    return part.text.charAt(0) === "\"" ? text.decoded(part.text) : parametersModule.path(part);
  });
}

function isPlace(part) {
  return typeof part !== "string";
}

function template(parameters) {
  var target = parameters.path("to"), parts = patternOf(parameters), places = parts.filter(isPlace);
  return function (tree) {
    gather("template", tree, places, target, false, function (strings) {
      var next = 0;
      return parts.map(function (part) { return isPlace(part) ? strings[next++] : part; }).join("");
    });
  };
}

/* What a string holds at the places of a pattern, in their order; null where it does not follow it. */
function readBy(parts, string) {
  var found = [], isOpen = false, at = 0;
  for (var index = 0; index < parts.length; index += 1) {
    var part = parts[index];
    if (isPlace(part)) {
      isOpen = true;
      continue;
    }
    var next = isOpen ? string.indexOf(part, at) : string.substr(at, part.length) === part ? at : -1;
    if (next < 0) {
      return null;
    }
    if (isOpen) {
      found.push(string.slice(at, next));
      isOpen = false;
    }
    at = next + part.length;
  }
  if (isOpen) {
    return found.concat([string.slice(at)]);
  }
  return at === string.length ? found : null;
}

function extract(parameters) {
  var source = parameters.path("from"), parts = patternOf(parameters), places = parts.filter(isPlace);
  return function (tree) {
    var node = tree.nodeAt(source);
    if (node === undefined) {
      return;
    }
    var found = readBy(parts, points.stringOf("extract", source, node));
    if (found === null) {
      throw failures.shimFailure("extract-form", source);
    }
    tree.take(source, false);
    found.forEach(function (value, index) { tree.put(places[index], text.string(value)); });
  };
}

export default {
  affix: { parameters: ["at", "prefix", "suffix", "mode", "null"], of: affix },
  truncate: { parameters: ["at", "length", "null"], of: truncate },
  split: { parameters: ["from", "sep", "into", "limit", "missing"], of: split },
  join: { parameters: ["from", "sep", "to", "missing"], of: join },
  explode: { parameters: ["at", "sep", "null"], of: explode },
  implode: { parameters: ["at", "sep", "loose", "null"], of: implode },
  template: { parameters: ["to", "parts"], of: template },
  extract: { parameters: ["from", "parts"], of: extract }
};
