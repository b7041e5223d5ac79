/**
 * From the number of an article to where its facts lie: articles are numbered by date, oldest first, segment after segment.
 *
 * @typedef {import("./manifest.js").Segment} Segment
 */

export class Numbering {
  /** @param {Segment[]} segments oldest first */
  constructor(segments) {
    this.segments = segments;
    this.documents = 0;
    /** The first number of each segment. */
    this.firsts = segments.map(({ documents }) => (this.documents += documents) - documents);
  }

  /** The segment that holds an article, and the article's place in it. @param {number} ref */
  locate(ref) {
    const segment = this.firsts.findLastIndex((first) => first <= ref);
    return { segment, place: ref - this.firsts[segment] };
  }

  /** The year of an article. @param {number} ref */
  year(ref) {
    const { segment, place } = this.locate(ref);
    let end = 0;
    for (const [year, number] of this.segments[segment].years) {
      end += number;
      if (place < end) return String(year);
    }
    return "";
  }
}
