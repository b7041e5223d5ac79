/**
 * The numbers of articles, in order of date: each year has a range of numbers, not all of them used.
 */

export class Numbering {
  /** @param {[number, number][]} years oldest first, each with the size of its range */
  constructor(years) {
    this.years = years;
  }

  /** The year of an article; "" if its number is out of range. @param {number} ref */
  year(ref) {
    let end = 0;
    for (const [year, size] of this.years) {
      end += size;
      if (ref < end) return String(year);
    }
    return "";
  }
}
