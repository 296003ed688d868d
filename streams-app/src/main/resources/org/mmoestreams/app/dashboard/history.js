/** What was published, as the drawing scripts take it: tasks with their figures, changes, and use of experts. */
const History = (() => {
  const MOST_COLUMNS = 40;
  const MOST_MARKS = 1000;
  const tasks = new Map();
  const fields = [];

  const taskOf = (name, kind) => {
    if (!tasks.has(name)) {
      tasks.set(name, {
        name, kind, sliding: Series.create(), total: Series.create(), slices: new Map(), marks: [], experts: new Map(),
      });
    }
    return tasks.get(name);
  };

  const sliceOf = record => ({
    field: record.slice_field ?? '',
    kind: record.slice_kind ?? '',
    value: record.slice_value ?? '',
    rows: record.rows,
    ...Object.fromEntries(record.measures.map(measure => [measure.name, measure.value])),
  });

  /** The slices of a field are published together. */
  const addSlice = (task, record) => {
    const before = task.slices.get(record.slice_field);
    const all = before?.at === record.last_row ? before : {at: record.last_row, slices: new Map()};
    const slice = sliceOf(record);
    all.slices.set(`${slice.kind} ${slice.value}`, slice);
    task.slices.set(record.slice_field, all);
  };

  const addMetrics = record => {
    const task = tasks.get(record.task);
    if (!task) {
      return;
    }
    if (record.scope === 'SLICE') {
      addSlice(task, record);
    } else if (record.scope === 'SLIDING' || record.scope === 'TOTAL') {
      task[record.scope.toLowerCase()].add(record);
    }
  };

  const markOf = record => ({
    about: record.task ?? record.field,
    model: record.model_id,
    rows: record.rows,
    time: record.event_time,
    detector: record.detector,
    before: record.before,
    after: record.after,
    reaction: record.reaction,
  });

  const addDrift = record => {
    const marks = record.task === null ? fields : tasks.get(record.task)?.marks ?? [];
    marks.push(markOf(record));
    marks.splice(0, marks.length - MOST_MARKS);
  };

  const columnOf = record => ({
    from: record.model_version_from,
    to: record.model_version_to,
    rows: record.rows,
    cells: record.experts.map(share => ({weight: share.mean_weight, top: share.top_share, dead: share.dead})),
  });

  /** Of the windows since those that are known; a record of earlier ones is of another run. */
  const addExperts = record => {
    const models = tasks.get(record.task)?.experts;
    const known = models?.get(record.model_id);
    const last = known?.columns[known.columns.length - 1];
    if (!models || last?.to === record.model_version_to) {
      return;
    }
    const goesOn = last && last.to < record.model_version_from && last.cells.length === record.experts.length;
    const columns = [...(goesOn ? known.columns : []), columnOf(record)];
    models.set(record.model_id, {
      model: record.model_id,
      columns: columns.length > MOST_COLUMNS ? columns.filter((each, place) => place % 2 === 1) : columns,
      duplicates: record.duplicates,
    });
  };

  /** Of what is as the newest metrics are. */
  const slicesOf = task => {
    const newest = Math.max(...['sliding', 'total'].map(scope => task[scope].newest()?.last_row ?? 0));
    const order = slice => slice.auc ?? Infinity;
    return [...task.slices.values()].filter(all => all.at >= newest)
      .flatMap(all => [...all.slices.values()])
      .sort((one, other) => order(one) < order(other) ? -1 : order(one) > order(other) ? 1
        : `${one.field} ${one.value}`.localeCompare(`${other.field} ${other.value}`));
  };

  const drawn = task => {
    const {sliding, total} = task;
    const place = total.isEmpty() ? sliding : total;
    return {
      name: task.name,
      kind: task.kind,
      formerRuns: Math.max(sliding.formerRuns(), total.formerRuns()),
      sliding: sliding.columns(),
      total: total.columns(),
      curves: {sliding: sliding.curve(), total: total.curve()},
      slices: slicesOf(task),
      marks: task.marks.map(mark => ({...mark, at: place.rowsAt(mark.time)})),
      experts: [...task.experts.values()].sort((one, other) => one.model.localeCompare(other.model)),
    };
  };

  return {
    taskOf,
    addMetrics,
    addDrift,
    addExperts,
    tasks: () => [...tasks.values()].map(drawn),
    fields: () => fields,
    isEmpty: () => [...tasks.values()].every(task => task.sliding.isEmpty() && task.total.isEmpty()),
  };
})();
