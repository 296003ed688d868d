/** What is shown of a report and of each task in it, by the names that its figures have. */
const Tasks = (() => {
  const {make, lines, calibration} = Charts;
  const {table, folded, heatMap} = Tables;
  const {figure, count, duration, time} = Format;
  const MOST_CHANGES = 100;
  const ROWS = 'labelled rows of the task';
  const FATES = ['joined', 'expired', 'late', 'corrected', 'duplicate', 'changed', 'withdrawn', 'orphaned',
    'displaced'];

  const last = values => values && values.length ? values[values.length - 1] : null;
  const figures = (task, scope, name) => task[scope].figures[name];
  const newest = (task, scope, name) => last(figures(task, scope, name));

  const series = (task, scope, names) => names
    .filter(([name]) => figures(task, scope, name))
    .map(([name, label]) => ({label, values: figures(task, scope, name)}));

  const marks = task => task.marks.map(mark => ({
    x: mark.at,
    label: `change found at row ${count(mark.at)} (${mark.detector}, then ${mark.reaction})`,
  }));

  /** Of one scope over the rows that had come; null where no record has such figures. */
  const overRows = (parent, task, scope, chart) => {
    const found = series(task, scope, chart.names);
    return found.length ? lines(parent, {
      x: task[scope].rows, xLabel: ROWS, format: figure, marks: marks(task), ...chart, series: found,
    }) : null;
  };

  const interval = task => {
    const low = figures(task, 'sliding', 'auc_low');
    const high = figures(task, 'sliding', 'auc_high');
    return low && high ? {low, high} : undefined;
  };

  const drawBinary = (parent, task) => {
    overRows(parent, task, 'sliding', {
      title: 'AUC of the newest rows',
      note: interval(task) ? 'Band: 95 % interval' : '',
      names: [['auc', 'AUC']],
      band: interval(task),
      bounds: [0, 1],
      yLabel: 'area under the ROC curve',
    });
    overRows(parent, task, 'sliding', {
      title: 'Log loss of the newest rows', names: [['log_loss', 'log loss']], bounds: [0], yLabel: 'nats a row',
    });
    overRows(parent, task, 'sliding', {
      title: 'Calibration of the newest rows',
      note: '1 is calibrated; above it too many positives are promised',
      names: [['calibration', 'probabilities / positives']],
      bounds: [0],
      reference: 1,
      yLabel: 'probabilities / positives',
    });
    overRows(parent, task, 'sliding', {
      title: 'What is said and what is',
      names: [['mean_prediction', 'mean probability'], ['positive_rate', 'share of positives']],
      bounds: [0, 1],
      yLabel: 'share of the rows',
    });
    calibration(parent, {
      title: 'Calibration curve',
      curves: [['sliding', 'newest rows'], ['total', 'all rows']]
        .filter(([scope]) => task.curves[scope].length)
        .map(([scope, label]) => ({label, points: task.curves[scope]})),
    });
    overRows(parent, task, 'total', {
      title: 'AUC and log loss of all rows', names: [['auc', 'AUC'], ['log_loss', 'log loss']], bounds: [0],
      yLabel: 'AUC; nats a row',
    });
  };

  const drawRegression = (parent, task) => {
    overRows(parent, task, 'sliding', {
      title: 'Error of the newest rows',
      names: [['rmse', 'root mean squared error'], ['absolute_error', 'mean absolute error']],
      bounds: [0],
      yLabel: 'in the unit of the label',
    });
    overRows(parent, task, 'sliding', {
      title: 'What is said and what is', names: [['mean_prediction', 'mean prediction'], ['mean_label', 'mean label']],
      yLabel: 'in the unit of the label',
    });
    overRows(parent, task, 'sliding', {
      title: 'R² of the newest rows', names: [['r_squared', 'R²']], bounds: [-Infinity, 1], yLabel: 'share explained',
    });
  };

  const drawLabels = (parent, task) => {
    const came = FATES.filter(fate => newest(task, 'total', `labels_${fate}`) > 0);
    overRows(parent, task, 'total', {
      title: 'What became of late labels',
      names: came.map(fate => [`labels_${fate}`, fate]),
      format: count,
      bounds: [0],
      yLabel: 'labels, or rows without one',
    });
    if (figures(task, 'total', 'label_delay_p50_ms')) {
      overRows(parent, task, 'total', {
        title: 'Delay of labels', format: duration, yTick: duration, bounds: [0], yLabel: 'after the event',
        names: [['label_delay_p50_ms', '50 %'], ['label_delay_p95_ms', '95 %'], ['label_delay_p99_ms', '99 %']],
      });
      overRows(parent, task, 'total', {
        title: 'Rows that wait for a label', names: [['labels_waiting', 'waiting']], format: count, bounds: [0],
        yLabel: 'rows',
      });
    }
  };

  const drawProgress = (parent, task) => {
    const scope = task.total.rows.length ? 'total' : 'sliding';
    const x = task[scope].times;
    const over = {x, xLabel: 'event time, UTC', overTime: true, format: count, bounds: [0]};
    lines(parent, {
      ...over, title: 'Labelled rows', yLabel: 'rows', series: [{label: 'rows', values: task[scope].rows}],
    });
    lines(parent, {
      x: task[scope].rows, xLabel: ROWS, format: count, bounds: [0], title: 'Model version', yLabel: 'windows learnt',
      series: [{label: 'version', values: task[scope].versions}],
    });
    overRows(parent, task, 'sliding', {
      title: 'Use of experts',
      names: [['effective_experts', 'effective experts'], ['dead_experts', 'dead experts']],
      bounds: [0],
      format: value => Format.isKnown(value) ? String(Number(value.toFixed(2))) : Format.NONE,
      yLabel: 'experts',
    });
  };

  const drawExperts = (parent, model) => {
    const ends = last(model.columns);
    const most = Math.max(...model.columns.flatMap(column => column.cells.map(cell => cell.weight)));
    const same = model.duplicates.map(pair => `${pair.first} and ${pair.second}`).join(', ');
    heatMap(parent, {
      title: `Experts of ${model.model}`,
      caption: `Mean gate weight of each expert, versions ${count(model.columns[0].from)} to ${count(ends.to)} from`
        + ` left to right; the strongest colour is ${figure(most)}. At the right the newest.`
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

  const drawTables = (parent, task) => {
    const curve = task.curves.sliding;
    if (curve.length) {
      folded(parent, 'Calibration of the newest rows by bins', place => table(place, {
        caption: `Bins of predicted probability, task ${task.name}`,
        head: ['from', 'to', 'rows', 'mean probability', 'share of positives'],
        body: curve.map(bin => [figure(bin.from), figure(bin.to), count(bin.rows), figure(bin.prediction),
          figure(bin.rate)]),
      }));
    }
    if (task.marks.length) {
      table(parent, {
        caption: `Changes found in task ${task.name}, the newest first`,
        texts: 2,
        head: ['event time, UTC', 'model', 'row', 'detector', 'before', 'after', 'reaction'],
        body: [...task.marks].reverse().slice(0, MOST_CHANGES).map(mark => [
          time(mark.time), mark.model, count(mark.rows), mark.detector,
          figure(mark.before), figure(mark.after), mark.reaction]),
      });
    }
    if (task.slices.length) {
      table(parent, {
        caption: `Slices of the newest rows, task ${task.name}, the worst first`,
        texts: 2,
        head: ['field', 'value', 'rows', 'AUC', '95 % from', 'to', 'log loss', 'calibration'],
        body: task.slices.map(slice => [slice.field, slice.kind === 'value' ? slice.value : `(${slice.kind})`,
          count(slice.rows), figure(slice.auc), figure(slice.auc_low), figure(slice.auc_high), figure(slice.log_loss),
          figure(slice.calibration)]),
      });
    }
  };

  /** Charts and tables of one task. */
  const draw = (parent, task) => {
    const section = make(parent, 'section');
    make(section, 'h2', {}, `Task ${task.name}`);
    if (task.formerRuns) {
      make(section, 'p', {}, `Learners began anew, last at the first row that is drawn; ${count(task.formerRuns)}`
        + ' before it, whose records are left out.');
    }
    const charts = make(section, 'div', {class: 'charts'});
    (task.kind === 'binary' ? drawBinary : drawRegression)(charts, task);
    drawLabels(charts, task);
    drawProgress(charts, task);
    task.experts.slice(0, 1).forEach(model => drawExperts(charts, model));
    task.experts.slice(1).forEach(model => folded(section, `Experts of ${model.model}`,
      place => drawExperts(place, model)));
    drawTables(section, task);
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

  /** The newest figures of all tasks. */
  const overview = (parent, tasks) => {
    const shown = COLUMNS.filter(([, kind]) => kind === 'both' || tasks.some(task => task.kind === kind));
    return table(parent, {
      caption: 'Newest figures: of the newest rows, where nothing else is said',
      head: ['task', ...shown.map(([title]) => title)],
      body: tasks.map(task => [task.name, ...shown.map(([, kind, show]) =>
        kind === 'both' || kind === task.kind ? show(task) : Format.NONE)]),
    });
  };

  /** Changes of input fields, the newest first. */
  const fields = (parent, changes) => {
    make(parent, 'h2', {}, 'Changes of input fields');
    return table(parent, {
      caption: 'Population stability index, the newest first',
      texts: 2,
      head: ['field', 'model', 'event', 'event time, UTC', 'before', 'after'],
      body: [...changes].reverse().slice(0, MOST_CHANGES).map(mark => [
        mark.about, mark.model, count(mark.rows), time(mark.time),
        figure(mark.before), figure(mark.after)]),
    });
  };

  return {draw, overview, fields};
})();
