--- Moments in time: RFC 3339 text, dates and epochs, in whole numbers and without any time zone database.
-- Civil days by Howard Hinnant, "chrono-compatible low-level date algorithms".

local moments = { DAY = 86400000 }

local DAY = moments.DAY

local function quotient(number, divisor)
  return math.floor(number / divisor)
end

local function modulo(number, divisor)
  return number - quotient(number, divisor) * divisor
end

--- Days since 1970-01-01.
local function day_number(year, month, day)
  year = month <= 2 and year - 1 or year
  local era, of_era = quotient(year, 400), modulo(year, 400)
  local of_year = quotient(153 * (month + (month > 2 and -3 or 9)) + 2, 5) + day - 1
  return era * 146097 + of_era * 365 + quotient(of_era, 4) - quotient(of_era, 100) + of_year - 719468
end

--- Year, month and day of a day number.
local function civil_day(number)
  local era, of_era = quotient(number + 719468, 146097), modulo(number + 719468, 146097)
  local year = quotient(of_era - quotient(of_era, 1460) + quotient(of_era, 36524) - quotient(of_era, 146096), 365)
  local of_year = of_era - (365 * year + quotient(year, 4) - quotient(year, 100))
  local month = quotient(5 * of_year + 2, 153)
  local day = of_year - quotient(153 * month + 2, 5) + 1
  month = month < 10 and month + 3 or month - 9
  return year + era * 400 + (month <= 2 and 1 or 0), month, day
end

local EARLIEST = day_number(0, 1, 1) * DAY
local LATEST = day_number(10000, 1, 1) * DAY - 1

--- The day that an RFC 3339 full-date names; nil where it names none.
function moments.day_of(value)
  local year, month, day = value:match("^([0-9][0-9][0-9][0-9])%-([0-9][0-9])%-([0-9][0-9])$")
  year, month, day = tonumber(year), tonumber(month), tonumber(day)
  if not year or month < 1 or month > 12 or day < 1 then
    return nil
  end
  local number = day_number(year, month, day)
  local same_year, same_month, same_day = civil_day(number)
  return same_year == year and same_month == month and same_day == day and number or nil
end

--- Milliseconds that a zone is ahead of UTC; nil where it is none, or its hours or minutes are out of range.
function moments.offset_of(zone)
  if zone == "Z" or zone == "z" then
    return 0
  end
  local sign, hours, minutes = zone:match("^([+-])([0-9][0-9]):([0-9][0-9])$")
  hours, minutes = tonumber(hours), tonumber(minutes)
  if not hours or hours > 23 or minutes > 59 then
    return nil
  end
  return (hours * 60 + minutes) * 60000 * (sign == "-" and -1 or 1)
end

--- The moment of an RFC 3339 date-time, cut to milliseconds; nil where it is none. A leap second (section 5.6) is
-- the first moment of the next day.
function moments.moment_of(value)
  local date, hour, minute, second, rest =
    value:match("^([0-9-]+)[Tt]([0-9][0-9]):([0-9][0-9]):([0-9][0-9])(.*)$")
  local day = date and moments.day_of(date)
  if not day then
    return nil
  end
  local fraction, zone = rest:match("^%.([0-9]+)(.*)$")
  local offset = moments.offset_of(zone or rest)
  hour, minute, second = tonumber(hour), tonumber(minute), tonumber(second)
  if not offset or hour > 23 or minute > 59 or second > 60 then
    return nil
  end
  local moment = day * DAY + ((hour * 60 + minute) * 60 + second) * 1000 - offset
  if second == 60 and modulo(moment, DAY) ~= 0 then
    return nil
  end
  return moment + tonumber(((fraction or "") .. "000"):sub(1, 3))
end

--- The moment, or the nearest that can be written in a zone.
function moments.within_range(moment, zone)
  local ahead = moments.offset_of(zone)
  return math.min(math.max(moment, EARLIEST - ahead), LATEST - ahead)
end

--- The date of a moment in a zone; nil outside of the years 0000 to 9999.
function moments.date_text(moment, zone)
  local here = moment + moments.offset_of(zone)
  if here < EARLIEST or here > LATEST then
    return nil
  end
  return string.format("%04d-%02d-%02d", civil_day(quotient(here, DAY)))
end

--- A moment in a zone as RFC 3339 writes it, milliseconds only where there are some; nil out of range.
function moments.date_time_text(moment, zone)
  local date = moments.date_text(moment, zone)
  if not date then
    return nil
  end
  local in_day = modulo(moment + moments.offset_of(zone), DAY)
  local seconds, fraction = quotient(in_day, 1000), modulo(in_day, 1000)
  local clock = string.format(
    "%02d:%02d:%02d", quotient(seconds, 3600), modulo(quotient(seconds, 60), 60), modulo(seconds, 60)
  )
  return date .. "T" .. clock .. (fraction > 0 and string.format(".%03d", fraction) or "") .. zone
end

return moments
