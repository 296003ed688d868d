/** What the process does now: its figures as tiles, and over time events, lag and how long it takes. */
const Activity = (() => {
  const MOST_SAMPLES = 450;
  const OVER = 5;
  const LONGEST = 10000;
  const MOST_NAMED = 4;
  const SINCE = 'since the process started';
  const {count, shortCount, duration} = Format;
  const samples = [];
  const values = new Map();
  let known = null;
  let showCharts = null;

  const perSecond = (now, before, name) => before && now.uptime > before.uptime && now[name] >= before[name]
    ? 1000 * (now[name] - before[name]) / (now.uptime - before.uptime) : null;

  const lagOf = inputs => inputs.some(input => input.lag !== null)
    ? inputs.reduce((sum, input) => sum + (input.lag ?? 0), 0) : null;

  const startOf = vitals => vitals.timeMillis - vitals.uptimeMillis;

  /** Whether this is another process than the one before. */
  const isOther = (vitals, before) => before
    && (vitals.uptimeMillis < before.uptimeMillis || Math.abs(startOf(vitals) - startOf(before)) > LONGEST);

  /** From the last sample on nothing is known: lines are broken. */
  const gap = () => {
    const last = samples[samples.length - 1];
    if (last && last.uptime !== null) {
      samples.push({at: last.at + 1, uptime: null});
    }
  };

  /** @param facts vitals, inputs, latency and health */
  const add = facts => {
    const {events, uptimeMillis, timeMillis} = facts.vitals;
    const last = samples[samples.length - 1];
    if (last && timeMillis - last.at > LONGEST) {
      gap();
    } else if (last && timeMillis <= last.at) {
      // the clock was put back
      samples.length = 0;
    }
    const sample = {at: timeMillis, uptime: uptimeMillis, read: events.eventsRead, learnt: events.rowsLearnt};
    const run = samples.slice(samples.findLastIndex(each => each.uptime === null) + 1);
    const before = run[Math.max(0, run.length - OVER)];
    // what consumers count stands still while they reach no broker
    const isReady = facts.health?.ready;
    known = isReady ? {at: timeMillis, inputs: facts.inputs, scored: facts.scored} : known;
    samples.push({
      ...sample,
      readRate: perSecond(sample, before, 'read'),
      learntRate: perSecond(sample, before, 'learnt'),
      lag: isReady ? lagOf(facts.inputs) : null,
      scoredLag: isReady ? lagOf(facts.scored) : null,
      commit: facts.latency.commitMillis,
      process: facts.latency.processMillis,
    });
    samples.splice(0, samples.length - MOST_SAMPLES);
  };

  const newest = name => samples.length ? samples[samples.length - 1][name] ?? null : null;

  const rowsAre = number => `${shortCount(number)} ${number === 1 ? 'record' : 'records'}`;

  const lagText = inputs => {
    const lag = lagOf(inputs);
    const atLeast = inputs.some(input => input.heldBack || input.lag === null) ? 'at least ' : '';
    return lag === null ? Format.NONE : `${atLeast}${rowsAre(lag)}`;
  };

  const lagNote = facts => [
    known && !facts.health?.ready ? `at ${Format.clock(known.at)}, no newer one is known` : '',
    known?.inputs.some(input => input.heldBack) ? 'records wait for their schema' : '',
  ].filter(Boolean).join('; ');

  const waitingOf = vitals => vitals.events.labels
    ? Object.values(vitals.events.labels).reduce((sum, labels) => sum + labels.waitingRows, 0) : null;

  /** The task whose labels take longest. */
  const slowest = tasks => tasks
    .map(task => ({name: task.name, delay: (task.total.figures.label_delay_p95_ms ?? []).at(-1)}))
    .filter(task => Format.isKnown(task.delay)).sort((one, other) => other.delay - one.delay)[0];

  const sumOf = counts => Object.values(counts).reduce((sum, each) => sum + each, 0);

  const list = numbers => numbers.length <= MOST_NAMED ? numbers.map(count).join(', ')
    : `${count(Math.min(...numbers))} to ${count(Math.max(...numbers))}`;

  const ago = millis => millis < 1000 ? '0 s' : duration(Math.round(millis / 1000) * 1000);

  /** Of all partitions here: one that stands still is not hidden by another that goes on. */
  const agesOf = facts => {
    const ages = facts.model.models.map(model => facts.vitals.timeMillis - model.committedAt);
    if (!ages.length) {
      return Format.NONE;
    }
    const [least, most] = [ago(Math.min(...ages)), ago(Math.max(...ages))];
    return least === most ? `${most} ago` : `${least} to ${most} ago`;
  };

  const commitNote = facts => {
    const {models} = facts.model;
    const oldest = models.reduce((one, other) => !one || other.committedAt < one.committedAt ? other : one, null);
    const isRead = known && facts.health?.ready && lagOf(known.inputs) === 0
      && !known.inputs.some(input => input.heldBack);
    return [models.length > 1 ? `the oldest: partition ${oldest.partition}` : '', isRead ? 'all is read' : '']
      .filter(Boolean).join('; ');
  };

  const partitionsNote = facts => {
    const here = facts.model.models.map(model => model.partition);
    if (!here.length || facts.model.partitions === 1) {
      return '';
    }
    const named = here.slice(0, 2 * MOST_NAMED);
    return `${here.length === 1 ? 'partition' : 'partitions'} ${named.join(', ')}`
      + (here.length > named.length ? ' and more' : '');
  };

  /** Each with a label, a name, what it tells and what is said of that. */
  const TILES = [
    ['Events a second', 'rate', () => shortCount(newest('readRate'))],
    ['Lag', 'lag', () => known ? lagText(known.inputs) : Format.NONE, lagNote],
    ['Windows to be measured', 'scored', () => known?.scored.length ? lagText(known.scored) : Format.NONE],
    ['A commit takes', 'commit-latency', facts => duration(facts.latency.commitMillis), facts =>
      Format.isKnown(facts.latency.commitMaxMillis) ? `${duration(facts.latency.commitMaxMillis)} at most` : ''],
    ['Events read', 'read', facts => count(facts.vitals.events.eventsRead), () => SINCE],
    ['Rows learnt', 'learnt', facts => count(facts.vitals.events.rowsLearnt), () => SINCE],
    ['Model version', 'version', facts => list(facts.model.models.map(model => model.version)) || Format.NONE],
    ['Last commit', 'commit', agesOf, commitNote],
    ['Rows waiting', 'waiting', facts => count(waitingOf(facts.vitals)), () => 'for a late label'],
    ['Label delay, 95 %', 'delay', (facts, tasks) => duration(slowest(tasks)?.delay), (facts, tasks) =>
      slowest(tasks) ? `task ${slowest(tasks).name}, all rows` : ''],
    ['Dead letters', 'letters', facts => count(sumOf(facts.vitals.events.deadLetters)), () => SINCE],
    ['Partitions here', 'partitions', facts => `${facts.model.models.length} of ${facts.model.partitions}`,
      partitionsNote],
    ['Resident memory', 'memory', facts =>
      facts.vitals.residentBytes < 0 ? Format.NONE : `${count(facts.vitals.residentBytes / 1048576)} MiB`],
    ['Running for', 'uptime', facts => duration(facts.vitals.uptimeMillis)],
  ];

  /** @param place with elements `tiles` (a description list) and `charts` */
  const open = place => {
    TILES.forEach(([label, name]) => {
      const tile = Charts.make(place.tiles, 'div', {class: 'tile'});
      Charts.make(tile, 'dt', {}, label);
      values.set(name, {
        figure: Charts.make(tile, 'dd', {'data-figure': name}, Format.NONE),
        note: Charts.make(tile, 'dd', {class: 'note', 'data-note': name}),
      });
    });
    showCharts = Board.on(place.charts);
  };

  const column = name => samples.map(sample => sample[name] ?? null);

  const over = (key, marks, chart) => Board.thing(key, Charts.lines, {
    x: column('at'), xLabel: 'time, UTC', overTime: true, bounds: [0], marks, format: shortCount, ...chart,
  });

  /** @param changes by the time of their commits */
  const show = (facts, tasks, changes) => {
    TILES.forEach(([, name, tell, note]) => {
      Notices.write(values.get(name).figure, tell(facts, tasks));
      Notices.write(values.get(name).note, note ? note(facts, tasks) : '');
    });
    const marks = changes.filter(change => samples.length && change.x >= samples[0].at);
    showCharts([
      over('rate', marks, {
        title: 'Events and rows a second', yLabel: 'a second',
        series: [{label: 'events read', values: column('readRate')},
          {label: 'rows learnt', values: column('learntRate')}],
      }),
      over('lag', marks, {
        title: 'Lag', yLabel: 'records', series: [{label: 'events and labels not read yet', values: column('lag')},
          {label: 'windows not measured yet', values: column('scoredLag')}],
      }),
      over('latency', marks, {
        title: 'Latency', yLabel: 'mean of late', format: duration, yTick: duration,
        series: [{label: 'a commit', values: column('commit')},
          {label: 'a turn of records', values: column('process')}],
      }),
    ]);
  };

  return {open, add, gap, isOther, show};
})();
