/** What a query with digits or Roman numerals needs, in one script. */

export { asBorne, counted, joinedAndRounded, phonesIn } from "./numbers.js";
export { addYear, isBare, requirementsIn, runsBetween } from "./requirements.js";
