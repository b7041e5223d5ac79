/**
 * The numbers of articles, by date, oldest first: each year has a range of them, not all of which are taken.
 */

export class Numbering {
  /** @param {[number, number][]} years oldest first, each with the size of its range */
  constructor(years) {
    this.years = years;
  }

  /** The year of an article. @param {number} ref */
  year(ref) {
    let end = 0;
    for (const [year, size] of this.years) {
      end += size;
      if (ref < end) return String(year);
    }
    return "";
  }
}
