/** The records of one task and scope over the rows that had come, thinned, so that a page may stay open for weeks. */
const Series = (() => {
  const MOST = 600;

  const point = record => ({
    rows: record.last_row,
    time: record.event_time_to ?? 0,
    version: record.model_version,
    figures: Object.fromEntries(record.measures.map(measure => [measure.name, measure.value])),
  });

  /** Leaves out every second point but the newest ones. */
  const thinned = points => points.filter((each, place) => place % 2 === 0 || place > points.length - 10);

  const create = () => {
    let points = [];
    let records = 0;
    let formerRuns = 0;
    let newest = null;

    const add = record => {
      const before = points.length ? points[points.length - 1].rows : -1;
      if (record.last_row < before) {
        points = [];
        formerRuns++;
      } else if (record.last_row === before) {
        points.pop();
      }
      points.push(point(record));
      points = points.length > MOST ? thinned(points) : points;
      records++;
      newest = record;
    };

    const names = () => [...new Set(points.flatMap(each => Object.keys(each.figures)))]
      .filter(name => points.some(each => Format.isKnown(each.figures[name])));

    const columns = () => ({
      records,
      rows: points.map(each => each.rows),
      times: points.map(each => each.time),
      versions: points.map(each => each.version),
      figures: Object.fromEntries(names().map(name => [name, points.map(each => each.figures[name] ?? null)])),
    });

    const curve = () => (newest?.calibration_bins ?? []).map(bin => ({
      from: bin.from, to: bin.to, rows: bin.rows, prediction: bin.mean_prediction, rate: bin.positive_rate,
    }));

    /** How many rows had come at an event time, as nearly as the points say. */
    const rowsAt = time => {
      const after = points.findIndex(each => each.time >= time);
      if (after < 1) {
        return (after < 0 ? points[points.length - 1] : points[0])?.rows ?? 0;
      }
      const [from, to] = points.slice(after - 1, after + 1);
      const share = to.time === from.time ? 1 : (time - from.time) / (to.time - from.time);
      return Math.round(from.rows + share * (to.rows - from.rows));
    };

    return {
      add, columns, curve, rowsAt, isEmpty: () => records === 0, formerRuns: () => formerRuns, newest: () => newest,
    };
  };

  return {create};
})();
