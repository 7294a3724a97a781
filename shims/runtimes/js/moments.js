/* Moments in time: RFC 3339 text, dates and epochs, in whole numbers and without any time zone database.
 * Civil days by Howard Hinnant, "chrono-compatible low-level date algorithms". */

var DAY = 86400000;
var DATE = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
var DATE_TIME =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?([Zz]|[+-][0-9]{2}:[0-9]{2})$/;

function quotient(number, divisor) {
  return Math.floor(number / divisor);
}

function modulo(number, divisor) {
  return number - quotient(number, divisor) * divisor;
}

/* Days since 1970-01-01. */
function dayNumber(year, month, day) {
  year -= month <= 2 ? 1 : 0;
  var era = quotient(year, 400), ofEra = modulo(year, 400);
  var ofYear = quotient(153 * (month + (month > 2 ? -3 : 9)) + 2, 5) + day - 1;
  return era * 146097 + ofEra * 365 + quotient(ofEra, 4) - quotient(ofEra, 100) + ofYear - 719468;
}

/* Year, month and day of a day number. */
function civilDay(number) {
  var era = quotient(number + 719468, 146097), ofEra = modulo(number + 719468, 146097);
  var year = quotient(ofEra - quotient(ofEra, 1460) + quotient(ofEra, 36524) - quotient(ofEra, 146096), 365);
  var ofYear = ofEra - (365 * year + quotient(year, 4) - quotient(year, 100));
  var month = quotient(5 * ofYear + 2, 153);
  var day = ofYear - quotient(153 * month + 2, 5) + 1;
  month += month < 10 ? 3 : -9;
  return [year + era * 400 + (month <= 2 ? 1 : 0), month, day];
}

var EARLIEST = dayNumber(0, 1, 1) * DAY;
var LATEST = dayNumber(10000, 1, 1) * DAY - 1;

/* The day that an RFC 3339 full-date names; null where it names none. */
function dayOf(string) {
  var match = DATE.exec(string);
  if (match === null) {
    return null;
  }
  var year = Number(match[1]), month = Number(match[2]), day = Number(match[3]);
  if (month < 1 || month > 12 || day < 1) {
    return null;
  }
  var number = dayNumber(year, month, day);
  return civilDay(number).join() === [year, month, day].join() ? number : null;
}

/* Milliseconds that a zone is ahead of UTC; null for hours or minutes out of range. */
function offsetOf(zone) {
  if (zone === "Z" || zone === "z") {
    return 0;
  }
  var hours = Number(zone.slice(1, 3)), minutes = Number(zone.slice(4, 6));
  if (hours > 23 || minutes > 59) {
    return null;
  }
  return (hours * 60 + minutes) * 60000 * (zone.charAt(0) === "-" ? -1 : 1);
}

/* The moment of an RFC 3339 date-time, cut to milliseconds; null where it is none. A leap second (section 5.6) is
 * the first moment of the next day. */
function momentOf(string) {
  var match = DATE_TIME.exec(string);
  var day = match === null ? null : dayOf(match[1]);
  if (day === null) {
    return null;
  }
  var hour = Number(match[2]), minute = Number(match[3]), second = Number(match[4]);
  var offset = offsetOf(match[6]);
  if (offset === null || hour > 23 || minute > 59 || second > 60) {
    return null;
  }
  var moment = day * DAY + ((hour * 60 + minute) * 60 + second) * 1000 - offset;
  if (second === 60 && modulo(moment, DAY) !== 0) {
    return null;
  }
  return moment + Number(((match[5] || "") + "000").slice(0, 3));
}

/* The moment, or the nearest that can be written in a zone. */
function withinRange(moment, zone) {
  return Math.min(Math.max(moment, EARLIEST - offsetOf(zone)), LATEST - offsetOf(zone));
}

/* A moment as a clock in a zone shows it, `2023-11-14T22:13:20.000`; null outside of the years 0000 to 9999. */
function shown(moment, zone) {
  var here = moment + offsetOf(zone);
  return here >= EARLIEST && here <= LATEST ? new Date(here).toISOString().slice(0, -1) : null;
}

/* The date of a moment in a zone; null outside of the years 0000 to 9999. */
function dateText(moment, zone) {
  var clock = shown(moment, zone);
  return clock === null ? null : clock.slice(0, 10);
}

/* A moment in a zone as RFC 3339 writes it, milliseconds only where there are some; null out of range. */
function dateTimeText(moment, zone) {
  var clock = shown(moment, zone);
  return clock === null ? null : (clock.slice(-4) === ".000" ? clock.slice(0, -4) : clock) + zone;
}

export default {
  DAY: DAY,
  dayOf: dayOf,
  momentOf: momentOf,
  offsetOf: offsetOf,
  withinRange: withinRange,
  dateText: dateText,
  dateTimeText: dateTimeText
};
