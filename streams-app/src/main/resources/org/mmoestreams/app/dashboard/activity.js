/** What the process does now: its figures as tiles, events and lag over time, and what it has of the partitions. */
const Activity = (() => {
  const MOST_SAMPLES = 450;
  const OVER = 5;
  const {count, shortCount, duration} = Format;
  const samples = [];
  const marks = [];
  const values = new Map();
  let showCharts = null;

  const perSecond = (now, before, name) => before && now.uptime > before.uptime && now[name] >= before[name]
    ? 1000 * (now[name] - before[name]) / (now.uptime - before.uptime) : null;

  const lagOf = inputs => inputs.reduce((sum, input) => sum + (input.lag ?? 0), 0);

  /** @param facts vitals, inputs and the time */
  const add = facts => {
    const before = samples[Math.max(0, samples.length - OVER)];
    const {events, uptimeMillis} = facts.vitals;
    const sample = {at: facts.at, uptime: uptimeMillis, read: events.eventsRead, learnt: events.rowsLearnt};
    samples.push({
      ...sample,
      readRate: perSecond(sample, before, 'read'),
      learntRate: perSecond(sample, before, 'learnt'),
      lag: lagOf(facts.inputs),
    });
    samples.splice(0, samples.length - MOST_SAMPLES);
  };

  /** A change was found at this time of the page's clock. */
  const mark = (at, label) => {
    marks.push({x: at, label});
    marks.splice(0, marks.length - 100);
  };

  const waitingOf = vitals => vitals.events.labels
    ? Object.values(vitals.events.labels).reduce((sum, labels) => sum + labels.waitingRows, 0) : null;

  const delaysOf = tasks => tasks.map(task => task.total.figures.label_delay_p95_ms)
    .filter(Boolean).map(delays => delays[delays.length - 1]).filter(Format.isKnown);

  const sumOf = counts => Object.values(counts).reduce((sum, each) => sum + each, 0);

  const versionsOf = models => models.map(model => count(model.version)).join(', ') || Format.NONE;

  const ageOf = facts => {
    const newest = Math.max(...facts.model.models.map(model => model.committedAt));
    return facts.model.models.length ? `${duration(Math.max(0, Math.round((facts.at - newest) / 1000) * 1000))} ago`
      : Format.NONE;
  };

  const newest = name => samples.length ? samples[samples.length - 1][name] : null;

  /** Each with a label, what it is, and what it tells. */
  const TILES = [
    ['Events a second', 'rate', () => shortCount(newest('readRate'))],
    ['Lag', 'lag', facts => facts.inputs.length ? `${shortCount(newest('lag'))} records` : Format.NONE],
    ['Events read', 'read', facts => count(facts.vitals.events.eventsRead)],
    ['Rows learnt', 'learnt', facts => count(facts.vitals.events.rowsLearnt)],
    ['Model version', 'version', facts => versionsOf(facts.model.models)],
    ['Last commit', 'commit', ageOf],
    ['Rows waiting', 'waiting', facts => count(waitingOf(facts.vitals))],
    ['Label delay, 95 %', 'delay', (facts, tasks) => duration(Math.max(...delaysOf(tasks)))],
    ['Dead letters', 'letters', facts => count(sumOf(facts.vitals.events.deadLetters))],
    ['Partitions here', 'partitions', facts => `${facts.model.models.length} of ${facts.model.partitions}`],
    ['Resident memory', 'memory', facts =>
      facts.vitals.residentBytes < 0 ? Format.NONE : `${count(facts.vitals.residentBytes / 1048576)} MiB`],
    ['Running for', 'uptime', facts => duration(facts.vitals.uptimeMillis)],
  ];

  /** @param place with elements `tiles` (a description list) and `charts` */
  const open = place => {
    TILES.forEach(([label, name]) => {
      const tile = Charts.make(place.tiles, 'div', {class: 'tile'});
      Charts.make(tile, 'dt', {}, label);
      values.set(name, Charts.make(tile, 'dd', {'data-figure': name}, Format.NONE));
    });
    showCharts = Board.on(place.charts);
  };

  const column = name => samples.map(sample => sample[name]);

  const over = (key, chart) => Board.thing(key, Charts.lines, {
    x: column('at'), xLabel: 'time, UTC', overTime: true, bounds: [0], marks, format: shortCount, ...chart,
  });

  const show = (facts, tasks) => {
    TILES.forEach(([, name, tell]) => {
      values.get(name).textContent = tell(facts, tasks);
    });
    showCharts([
      over('rate', {
        title: 'Events and rows a second', yLabel: 'a second',
        series: [{label: 'events read', values: column('readRate')},
          {label: 'rows learnt', values: column('learntRate')}],
      }),
      over('lag', {
        title: 'Lag', yLabel: 'records', series: [{label: 'records not read yet', values: column('lag')}],
      }),
    ]);
  };

  return {open, add, mark, show};
})();
