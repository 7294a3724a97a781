/* The parameters of one op, read from the mapping's text. The registry has checked their types before it signed the
 * mapping; a runtime checks that it knows every one of them. */

import failures from "./failures.js";
import spelling from "./spelling.js";
import text from "./text.js";

function Parameters(node) {
  this.members = text.openObject(node);
  if (this.members === null) {
    throw failures.mappingFailure("not-a-mapping", "An op is an object that names itself in `op`.");
  }
}

Parameters.prototype.has = function (name) {
  return this.members.has(name);
};

Parameters.prototype.node = function (name) {
  return this.members.get(name);
};

/* A string, or `usual` where the parameter is not given. */
Parameters.prototype.string = function (name, usual) {
  return this.has(name) ? text.decoded(this.node(name).text) : usual;
};

Parameters.prototype.is = function (name) {
  return this.has(name) && this.node(name).text === "true";
};

/* The lexeme of a number. */
Parameters.prototype.lexeme = function (name, usual) {
  return this.has(name) ? this.node(name).text : usual;
};

Parameters.prototype.items = function (name) {
  return text.openArray(this.node(name));
};

Parameters.prototype.path = function (name) {
  return path(this.node(name));
};

Parameters.prototype.paths = function (name) {
  return this.items(name).map(path);
};

/* A value to put into payloads, as a node. */
Parameters.prototype.constant = function (name) {
  return this.has(name) ? constant(this.node(name)) : null;
};

Parameters.prototype.keepsNull = function () {
  return this.string("null", "fail") === "keep";
};

function path(node) {
  var keys = JSON.parse(node.text);
  keys.forEach(spelling.learn);
  return keys;
}

function constant(node) {
  return new text.Verbatim(text.constant(node));
}

export default { Parameters: Parameters, path: path, constant: constant };
