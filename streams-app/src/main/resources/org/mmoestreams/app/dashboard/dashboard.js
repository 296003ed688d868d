/** Puts the page together: asks for what was, hears what comes, and shows both. */
(() => {
  const LOOK = 2000;
  const SHOW = 500;
  const LOOKS_A_TOPOLOGY = 5;
  const MOST_RECENT = 512;
  const RETRIES = [1000, 2000, 5000];
  const NUMBERED = {
    metrics: {path: '/api/metrics', add: History.addMetrics},
    drift: {path: '/api/drift', add: record => addDrift(record)},
    'dead-letter': {path: '/api/dead-letters', add: Letters.add},
  };

  const byId = id => document.getElementById(id);
  const facts = {at: Date.now(), lost: false, locked: false, empty: true, inputs: []};
  const asked = new Set();
  const last = {};
  const recent = {};
  let isComplete = false;
  let isFresh = true;
  let listening = null;
  let looks = 0;

  const addDrift = record => {
    History.addDrift(record);
    const kind = record.task === null ? 'field' : 'task';
    const text = `Change found in ${kind} ${record.task ?? record.field} at event time`
      + ` ${Format.time(record.event_time)} (${record.detector}, then ${record.reaction}).`;
    // what was there before the page was opened is of its event's time, as nearly as is known
    const seen = isComplete ? Date.now() : record.event_time;
    facts.change = {seen, text};
    if (isComplete) {
      Activity.mark(seen, text);
    }
  };

  const addNew = (type, records) => {
    const known = new Set(recent[type]);
    const fresh = records.map(record => [record, JSON.stringify(record)]).filter(([, text]) => !known.has(text));
    fresh.forEach(([record]) => NUMBERED[type].add(record));
    recent[type] = [...(recent[type] ?? []), ...fresh.map(([, text]) => text)].slice(-MOST_RECENT);
    isFresh = true;
  };

  /** Records that came since the newest that is known. */
  const fetchNew = async type => {
    const answer = await Connection.get(`${NUMBERED[type].path}?since=${last[type] ?? 0}`);
    addNew(type, answer.records);
    last[type] = answer.last;
  };

  /** All that the learner still has: one that began anew counts its records from 1 again. */
  const fetchAll = async type => {
    last[type] = 0;
    await fetchNew(type);
  };

  const fetchPast = async () => {
    const {tasks} = await Connection.get('/api/tasks');
    tasks.forEach(task => History.taskOf(task.name, task.kind));
    await Promise.all(Object.keys(NUMBERED).map(fetchAll));
    if (!isComplete) {
      // where many slices are published, they may be all that the newest records are
      tasks.flatMap(task => [task.sliding, task.total]).filter(Boolean).forEach(History.addMetrics);
    }
    (await Connection.get('/api/experts')).records.forEach(History.addExperts);
    await Predict.prefill(byId('event'));
    isComplete = true;
    isFresh = true;
  };

  /** Messages say what there is to ask for, by the numbers of records: so none is missed and none comes twice. */
  const take = ({type, body}) => {
    if (type === 'experts') {
      History.addExperts(body);
      isFresh = true;
    } else if (type === 'model') {
      const known = facts.model?.models.find(model => model.partition === body.partition);
      Object.assign(known ?? {}, body);
    } else {
      asked.add(type);
    }
  };

  const wait = time => new Promise(resolve => setTimeout(resolve, time));

  const failed = problem => {
    facts.locked = problem.status === 401;
    facts.lost = !problem.status;
    byId('token').hidden = !facts.locked;
  };

  const worked = () => {
    facts.locked = false;
    facts.lost = false;
    byId('token').hidden = true;
  };

  const hear = async () => {
    for (let attempt = 0; ; attempt++) {
      listening = new AbortController();
      try {
        await Connection.hear(() => {
          attempt = 0;
          fetchPast().catch(() => listening.abort());
        }, take, listening.signal);
      } catch (problem) {
        // how the learner does is asked besides, and says whether the connection is lost
      }
      await wait(RETRIES[Math.min(attempt, RETRIES.length - 1)]);
    }
  };

  const look = async () => {
    try {
      facts.health = await Connection.health();
      const [vitals, model, input] = await Promise.all(
        ['/vitals', '/api/model', '/api/input'].map(Connection.get));
      facts.at = Date.now();
      Object.assign(facts, {vitals, model, inputs: input.inputs});
      Activity.add(facts);
      if (looks++ % LOOKS_A_TOPOLOGY === 0) {
        facts.topology = await Connection.get('/api/topology');
      }
      worked();
    } catch (problem) {
      failed(problem);
    }
  };

  const boards = {
    tasks: Board.on(byId('tasks')),
    overview: Board.on(byId('overview')),
    letters: Board.on(byId('letters')),
    parts: Board.on(byId('parts')),
  };

  const showParts = ({topology}) => boards.parts([
    Board.thing('threads', Tables.table, {
      caption: `Stream threads of this process, application ${topology.applicationId}`,
      texts: 4,
      head: ['thread', 'state', 'partitions and what they are for', 'standby'],
      body: topology.threads.map(thread => [
        thread.name, thread.state, thread.activeTasks.join(', '), thread.standbyTasks.join(', ')]),
    }),
    Board.thing('topics', Tables.table, {
      caption: 'Topics', texts: 2, head: ['for', 'name'], body: Object.entries(topology.topics),
    }),
    Board.thing('inputs', Tables.table, {
      caption: 'Inputs of this process',
      head: ['topic', 'partition', 'records not read yet'],
      body: facts.inputs.map(input => [input.topic, String(input.partition), Format.count(input.lag)]),
    }),
  ]);

  const showHistory = tasks => {
    facts.empty = History.isEmpty();
    boards.overview([
      ...(facts.empty ? [] : [Board.thing('newest', Tables.table, Tasks.overview(tasks))]),
      ...(History.fields().length ? [Board.thing('fields', Tables.table, Tasks.fields(History.fields()))] : []),
    ]);
    boards.tasks(facts.empty ? [] : tasks.map(task => Board.thing(task.name, Tasks.draw, task)));
  };

  const show = () => {
    facts.at = Date.now();
    const tasks = History.tasks();
    if (isFresh) {
      isFresh = false;
      showHistory(tasks);
    }
    if (facts.vitals) {
      Activity.show(facts, tasks);
      boards.letters(Letters.things(facts.vitals.events.deadLetters));
    }
    if (facts.topology) {
      showParts(facts);
      byId('application').textContent = facts.topology.applicationId;
      document.title = `${facts.topology.applicationId}: mmoe-streams dashboard`;
    }
    Notices.show({state: byId('state'), warnings: byId('warnings'), warned: byId('warned')}, facts);
  };

  const repeat = async (work, between) => {
    for (;;) {
      await work();
      await wait(between);
    }
  };

  const fetchAsked = async () => {
    const types = [...asked];
    asked.clear();
    await Promise.all(types.map(type => fetchNew(type).catch(() => asked.add(type))));
  };

  byId('token').addEventListener('submit', submitted => {
    submitted.preventDefault();
    Connection.setToken(byId('secret').value);
    byId('secret').value = '';
    listening?.abort();
    look();
  });
  Activity.open({tiles: byId('tiles'), charts: byId('activity')});
  Predict.open({
    form: byId('predict'), event: byId('event'), button: byId('ask'), problem: byId('problem'), answer: byId('answer'),
  });
  hear();
  repeat(look, LOOK);
  repeat(fetchAsked, SHOW);
  repeat(async () => document.hidden || show(), SHOW);
})();
