/** What is shown of tasks, by the names that their figures have: lists of things for a board. */
const Tasks = (() => {
  const {make, lines, calibration} = Charts;
  const {table, folded, heatMap} = Tables;
  const {thing} = Board;
  const {figure, count, duration, time} = Format;
  const MOST_CHANGES = 100;
  const ROWS = 'labelled rows of the task';
  const FATES = ['joined', 'expired', 'late', 'corrected', 'duplicate', 'changed', 'withdrawn', 'orphaned',
    'displaced'];

  const OF_SLICES = {
    binary: [['AUC', 'auc'], ['95 % from', 'auc_low'], ['to', 'auc_high'], ['log loss', 'log_loss'],
      ['calibration', 'calibration']],
    regression: [['root mean squared error', 'rmse'], ['mean absolute error', 'absolute_error'], ['R²', 'r_squared'],
      ['mean prediction', 'mean_prediction'], ['mean label', 'mean_label']],
  };

  const last = values => values && values.length ? values[values.length - 1] : null;
  const figures = (task, scope, name) => task[scope].figures[name];
  const newest = (task, scope, name) => last(figures(task, scope, name));

  const series = (task, scope, names) => names
    .filter(([name]) => figures(task, scope, name))
    .map(([name, label]) => ({label, values: figures(task, scope, name)}));

  const markOf = (mark, what) => ({
    x: mark.at,
    time: mark.time,
    label: `change ${what} at row ${count(mark.at)} (${mark.detector}, then ${mark.reaction})`,
  });

  /** Of the task, and of the fields that it is learnt from. */
  const marks = task => [
    ...task.marks.map(mark => markOf(mark, 'found')),
    ...task.fieldMarks.map(mark => markOf(mark, `of field ${mark.about} found`)),
  ].filter(mark => Format.isKnown(mark.x)).sort((one, other) => one.x - other.x);

  /** A chart with other lines than before is another one. */
  const chartOf = chart => thing(
    [chart.title, Boolean(chart.band), ...chart.series.map(each => each.label)].join('/'), lines, chart);

  /** Of one scope over the rows that had come; nothing where no record has such figures. */
  const overRows = (task, scope, chart) => {
    const found = series(task, scope, chart.names);
    return found.length ? [chartOf({
      x: task[scope].rows, xLabel: ROWS, format: figure, marks: marks(task), ...chart, series: found,
    })] : [];
  };

  const interval = task => {
    const low = figures(task, 'sliding', 'auc_low');
    const high = figures(task, 'sliding', 'auc_high');
    return low && high ? {low, high} : undefined;
  };

  const ofCurves = task => {
    const curves = [['sliding', 'newest rows'], ['total', 'all rows']]
      .filter(([scope]) => task.curves[scope].length)
      .map(([scope, label]) => ({label, points: task.curves[scope]}));
    const key = ['curve', ...curves.map(curve => curve.label)].join('/');
    return curves.length ? [thing(key, calibration, {title: 'Calibration curve', curves})] : [];
  };

  const ofBinary = task => [
    ...overRows(task, 'sliding', {
      title: 'AUC of the newest rows',
      note: interval(task) ? 'Band: 95 % interval' : '',
      names: [['auc', 'AUC']],
      band: interval(task),
      bounds: [0, 1],
      yLabel: 'area under the ROC curve',
    }),
    ...overRows(task, 'sliding', {
      title: 'Log loss of the newest rows', names: [['log_loss', 'log loss']], bounds: [0], yLabel: 'nats a row',
    }),
    ...overRows(task, 'sliding', {
      title: 'Calibration of the newest rows',
      note: '1 is calibrated; above it too many positives are promised',
      names: [['calibration', 'probabilities / positives']],
      bounds: [0],
      reference: 1,
      yLabel: 'probabilities / positives',
    }),
    ...overRows(task, 'sliding', {
      title: 'What is said and what is',
      names: [['mean_prediction', 'mean probability'], ['positive_rate', 'share of positives']],
      bounds: [0, 1],
      yLabel: 'share of the rows',
    }),
    ...ofCurves(task),
    ...overRows(task, 'total', {
      title: 'AUC and log loss of all rows', names: [['auc', 'AUC'], ['log_loss', 'log loss']], bounds: [0],
      yLabel: 'AUC; nats a row',
    }),
  ];

  const ofRegression = task => [
    ...overRows(task, 'sliding', {
      title: 'Error of the newest rows',
      names: [['rmse', 'root mean squared error'], ['absolute_error', 'mean absolute error']],
      bounds: [0],
      yLabel: 'in the unit of the label',
    }),
    ...overRows(task, 'sliding', {
      title: 'What is said and what is', names: [['mean_prediction', 'mean prediction'], ['mean_label', 'mean label']],
      yLabel: 'in the unit of the label',
    }),
    ...overRows(task, 'sliding', {
      title: 'R² of the newest rows', names: [['r_squared', 'R²']], bounds: [-Infinity, 1], yLabel: 'share explained',
    }),
  ];

  const ofLabels = task => {
    const came = FATES.filter(fate => newest(task, 'total', `labels_${fate}`) > 0);
    return [
      ...overRows(task, 'total', {
        title: 'What became of late labels',
        names: came.map(fate => [`labels_${fate}`, fate]),
        format: count,
        bounds: [0],
        yLabel: 'labels, or rows without one',
      }),
      ...(figures(task, 'total', 'label_delay_p50_ms') ? ofDelays(task) : []),
    ];
  };

  const ofDelays = task => [
    ...overRows(task, 'total', {
      title: 'Delay of labels', format: duration, yTick: duration, bounds: [0], yLabel: 'after the event',
      names: [['label_delay_p50_ms', '50 %'], ['label_delay_p95_ms', '95 %'], ['label_delay_p99_ms', '99 %']],
    }),
    ...overRows(task, 'total', {
      title: 'Rows that wait for a label', names: [['labels_waiting', 'waiting']], format: count, bounds: [0],
      yLabel: 'rows',
    }),
  ];

  const ofProgress = task => {
    const scope = task.total.rows.length ? 'total' : 'sliding';
    const {rows, times, versions} = task[scope];
    return [
      ...(rows.length ? [chartOf({
        x: times, xLabel: 'event time, UTC', overTime: true, format: count, bounds: [0], title: 'Labelled rows',
        yLabel: 'rows', series: [{label: 'rows', values: rows}],
        marks: marks(task).map(mark => ({...mark, x: mark.time})),
      }), chartOf({
        x: rows, xLabel: ROWS, format: count, bounds: [0], title: 'Model version', yLabel: 'windows learnt',
        series: [{label: 'version', values: versions}], marks: marks(task),
      })] : []),
      ...overRows(task, 'sliding', {
        title: 'Use of experts',
        names: [['effective_experts', 'effective experts'], ['dead_experts', 'dead experts']],
        bounds: [0],
        format: value => Format.isKnown(value) ? String(Number(value.toFixed(2))) : Format.NONE,
        yLabel: 'experts',
      }),
    ];
  };

  const ofExperts = model => {
    const ends = last(model.columns);
    const most = Math.max(...model.columns.flatMap(column => column.cells.map(cell => cell.weight)));
    const spans = model.columns.map(column => column.to - column.from + 1);
    const [least, greatest] = [Math.min(...spans), Math.max(...spans)];
    const leftOut = ends.to - model.columns[0].from + 1 - spans.reduce((sum, span) => sum + span, 0);
    const same = model.duplicates.map(pair => `${pair.first} and ${pair.second}`).join(', ');
    return thing(model.model, heatMap, {
      title: `Experts of ${model.model}`,
      caption: `Mean gate weight of each expert, versions ${count(model.columns[0].from)} to ${count(ends.to)} from`
        + ` left to right, a column of ${least === greatest ? count(least) : `${count(least)} to ${count(greatest)}`}`
        + `${leftOut > 0 ? '; columns between them are left out' : ''}. The strongest colour is ${figure(most)}.`
        + ' At the right the newest.'
        + (same ? ` Experts with the same outputs: ${same}.` : ''),
      rows: ends.cells.map((newestCell, expert) => ({
        label: `expert ${expert}`,
        end: newestCell.dead ? 'dead' : figure(newestCell.weight),
        cells: model.columns.map(column => ({
          share: column.cells[expert].weight / most,
          text: `versions ${count(column.from)} to ${count(column.to)}: weight ${figure(column.cells[expert].weight)},`
            + ` greatest in ${figure(100 * column.cells[expert].top)} % of ${count(column.rows)} rows`,
        })),
      })),
    });
  };

  const foldedExperts = model =>
    thing(model.model, folded, {summary: `Experts of ${model.model}`, thing: ofExperts(model)});

  const ofBins = task => task.curves.sliding.length ? [thing('bins', folded, {
    summary: 'Calibration of the newest rows by bins',
    thing: thing('bins', table, {
      caption: `Bins of predicted probability, task ${task.name}`,
      head: ['from', 'to', 'rows', 'mean probability', 'share of positives'],
      body: task.curves.sliding.map(bin => [figure(bin.from), figure(bin.to), count(bin.rows), figure(bin.prediction),
        figure(bin.rate)]),
    }),
  })] : [];

  const ofMarks = task => task.marks.length ? [thing('changes', table, {
    caption: `Changes found in task ${task.name}, the newest first`,
    texts: 2,
    head: ['event time, UTC', 'model', 'row', 'detector', 'before', 'after', 'reaction'],
    body: [...task.marks].reverse().slice(0, MOST_CHANGES).map(mark => [
      time(mark.time), mark.model, count(mark.rows), mark.detector,
      figure(mark.before), figure(mark.after), mark.reaction]),
  })] : [];

  const ofSlices = task => task.slices.length ? [thing('slices', table, {
    caption: `Slices of the newest rows, task ${task.name}, the worst first`,
    texts: 2,
    head: ['field', 'value', 'rows', ...OF_SLICES[task.kind].map(([title]) => title)],
    body: task.slices.map(slice => [slice.field, slice.kind === 'value' ? slice.value : `(${slice.kind})`,
      count(slice.rows), ...OF_SLICES[task.kind].map(([, name]) => figure(slice[name]))]),
  })] : [];

  const charts = task => [
    ...(task.kind === 'binary' ? ofBinary : ofRegression)(task),
    ...ofLabels(task),
    ...ofProgress(task),
    ...task.experts.slice(0, 1).map(ofExperts),
  ];

  const tables = task => [
    ...task.experts.slice(1).map(foldedExperts), ...ofBins(task), ...ofMarks(task), ...ofSlices(task),
  ];

  const toldOfRuns = task => task.formerRuns
    ? `Learners began anew, last at the first row that is drawn; ${count(task.formerRuns)} before it, whose records are`
      + ' left out.' : '';

  /** Charts and tables of one task; a thing of a board. */
  const draw = (parent, task) => {
    const section = make(parent, 'section');
    make(section, 'h2', {}, `Task ${task.name}`);
    const runs = make(section, 'p');
    const showCharts = Board.on(make(section, 'div', {class: 'charts'}));
    const showTables = Board.on(make(section, 'div'));
    const update = next => {
      runs.textContent = toldOfRuns(next);
      showCharts(charts(next));
      showTables(tables(next));
    };
    update(task);
    return {element: section, update, remove: () => section.remove()};
  };

  const between = task => Format.isKnown(newest(task, 'sliding', 'auc_low'))
    ? `${figure(newest(task, 'sliding', 'auc_low'))} to ${figure(newest(task, 'sliding', 'auc_high'))}` : Format.NONE;

  const COLUMNS = [
    ['rows', 'both', task => count(last(task.total.rows) ?? last(task.sliding.rows))],
    ['AUC', 'binary', task => figure(newest(task, 'sliding', 'auc'))],
    ['95 % interval', 'binary', between],
    ['AUC, all rows', 'binary', task => figure(newest(task, 'total', 'auc'))],
    ['log loss', 'binary', task => figure(newest(task, 'sliding', 'log_loss'))],
    ['calibration', 'binary', task => figure(newest(task, 'sliding', 'calibration'))],
    ['share of positives', 'binary', task => figure(newest(task, 'sliding', 'positive_rate'))],
    ['root mean squared error', 'regression', task => figure(newest(task, 'sliding', 'rmse'))],
    ['mean absolute error', 'regression', task => figure(newest(task, 'sliding', 'absolute_error'))],
    ['R²', 'regression', task => figure(newest(task, 'sliding', 'r_squared'))],
    ['changes found', 'both', task => count(task.marks.length)],
    ['model version', 'both', task => count(last(task.sliding.versions))],
    ['event time, UTC', 'both', task => time(last(task.total.times) ?? last(task.sliding.times))],
  ];

  /** The newest figures of all tasks, as a table. */
  const overview = tasks => {
    const shown = COLUMNS.filter(([, kind]) => kind === 'both' || tasks.some(task => task.kind === kind));
    return {
      caption: 'Newest figures: of the newest rows, where nothing else is said',
      head: ['task', ...shown.map(([title]) => title)],
      body: tasks.map(task => [task.name, ...shown.map(([, kind, show]) =>
        kind === 'both' || kind === task.kind ? show(task) : Format.NONE)]),
    };
  };

  /** Changes of input fields, the newest first, as a table. */
  const fields = changes => ({
    caption: 'Population stability index, the newest first',
    texts: 2,
    head: ['field', 'model', 'event', 'event time, UTC', 'before', 'after'],
    body: [...changes].reverse().slice(0, MOST_CHANGES).map(mark => [
      mark.about, mark.model, count(mark.rows), time(mark.time),
      figure(mark.before), figure(mark.after)]),
  });

  return {draw, overview, fields};
})();
