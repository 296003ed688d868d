/** Puts the page together: asks for what there is, hears when there is more, and shows it. */
(() => {
  const LOOK = 2000;
  const POLL = 3000;
  const HEARD = 10000;
  const TOPOLOGY = 10000;
  const HIDDEN = 60000;
  const RETRIES = [1000, 2000, 5000];
  /** What there is to ask for when a message of a type comes. */
  const TOLD = {metrics: 'history', experts: 'history', drift: 'history', 'dead-letter': 'letters'};

  const byId = id => document.getElementById(id);
  const facts = {health: undefined, lost: false, locked: false, change: null, now: 0, feedRefused: ''};
  let isHeard = false;
  let listening = new AbortController();

  /** What is drawn may fail; the page goes on, and says so. */
  const guarded = work => {
    try {
      work();
    } catch (failed) {
      console.error(failed);
      Notices.write(byId('broken'), `The page could not show all that there is: ${failed.message}. Load it again.`);
    }
  };

  const notice = () => guarded(() => Notices.show({
    state: byId('state'), feed: byId('feed'), warnings: byId('warnings'), warned: byId('warned'),
  }, facts));

  const boards = {
    tasks: Board.on(byId('tasks')),
    overview: Board.on(byId('overview')),
    letters: Board.on(byId('letters')),
    parts: Board.on(byId('parts')),
  };

  /** Asks for a token where one is needed, and says where it is another. */
  const lock = problem => {
    const isLocked = problem?.status === 401;
    if (isLocked) {
      Notices.write(byId('refused'), Connection.hasToken() ? 'The learner refused this token.' : '');
    }
    if (facts.locked === isLocked) {
      return;
    }
    facts.locked = isLocked;
    const hadFocus = byId('token').contains(document.activeElement);
    byId('token').hidden = !isLocked;
    if (isLocked) {
      byId('secret').focus();
    } else if (hadFocus) {
      byId('main').focus();
    }
  };

  /** What a source's answer changes is drawn, and nothing where there was none. */
  const shown = (name, draw) => () => {
    const {problem} = Sources.stateOf(name);
    if (name !== 'health' && (!problem || problem.status)) {
      lock(problem);
    }
    if (!problem) {
      guarded(draw);
    } else if (name === 'now') {
      Activity.gap();
    }
    notice();
  };

  const askHealth = async () => {
    try {
      facts.health = await Connection.health();
      facts.lost = false;
    } catch (problem) {
      facts.lost = true;
      throw problem;
    }
  };

  const askNow = async () => {
    const [vitals, model, input, latency] = await Promise.all(
      ['/vitals', '/api/model', '/api/input', '/api/latency'].map(Connection.get));
    if (Activity.isOther(vitals, facts.vitals)) {
      Activity.gap();
      Letters.forget();
      ['history', 'letters', 'topology'].forEach(Sources.tell);
    }
    Object.assign(facts, {vitals, model, latency, inputs: input.inputs, scored: input.scored, now: vitals.timeMillis});
    Activity.add(facts);
  };

  const showNow = () => {
    Activity.show(facts, History.tasks(), History.changes());
    boards.letters(Letters.things(facts.vitals.events.deadLetters));
    showParts();
  };

  let isNew = false;
  const askHistory = async () => {
    isNew = History.take(await Connection.text('/api/history'));
    const changes = History.changes();
    facts.change = changes[changes.length - 1] ?? null;
  };

  const showHistory = () => {
    if (!isNew) {
      return;
    }
    const tasks = History.tasks();
    const isShown = History.isMeasured() && !History.isEmpty();
    boards.overview([
      ...(isShown ? [Board.thing('newest', Tables.table, Tasks.overview(tasks))] : []),
      ...(History.fields().length ? [Board.thing('fields', Tables.table, Tasks.fields(History.fields()))] : []),
    ]);
    Notices.write(byId('figures'), History.isMeasured() ? ''
      : 'Another instance measures the figures of all instances: its dashboard shows them.');
    boards.tasks(isShown ? tasks.map(task => Board.thing(task.name, Tasks.draw, task)) : []);
  };

  const toldOfPartitions = model => {
    const here = model.models.map(each => each.partition);
    const all = Format.count(model.partitions);
    if (here.length === model.partitions) {
      return 'This instance has all partitions.';
    }
    return here.length ? `This instance has partitions ${here.join(', ')} of ${all}; others have the rest.`
      : `This instance has none of the ${all} partitions; others have them.`;
  };

  const showParts = () => {
    const {topology, model, inputs, scored} = facts;
    if (!topology) {
      return;
    }
    Notices.write(byId('here'), toldOfPartitions(model));
    boards.parts([
      Board.thing('inputs', Tables.table, {
        caption: 'What this process reads',
        head: ['topic', 'partition', 'records not read yet', 'waits for a schema'],
        body: [...inputs, ...scored].map(input => [
          input.topic, String(input.partition), Format.count(input.lag), input.heldBack ? 'yes' : 'no']),
      }),
      Board.thing('models', Tables.table, {
        caption: 'Models of this process',
        head: ['model', 'version', 'rows learnt', 'windows rejected', 'last commit, UTC'],
        body: model.models.map(each => [each.modelId, Format.count(each.version), Format.count(each.rowsLearnt),
          Format.count(each.windowsRejected), Format.time(each.committedAt)]),
      }),
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
    ]);
  };

  const askTopology = async () => {
    facts.topology = await Connection.get('/api/topology');
  };

  const showTopology = () => {
    Notices.write(byId('application'), facts.topology.applicationId);
    document.title = `${facts.topology.applicationId}: mmoe-streams dashboard`;
  };

  /** Hears when there is more to ask for. Where that is refused, the sources ask now and then. */
  const hear = async () => {
    for (let attempt = 0; ; attempt++) {
      const own = new AbortController();
      listening = own;
      try {
        await Connection.hear(() => {
          attempt = 0;
          isHeard = true;
          facts.feedRefused = '';
          ['history', 'letters'].forEach(Sources.tell);
        }, type => TOLD[type] && Sources.tell(TOLD[type]), own.signal);
      } catch (problem) {
        facts.feedRefused = problem.status && problem.status !== 401 && facts.health ? problem.message : '';
      }
      isHeard = false;
      notice();
      do {
        await Sources.wait(RETRIES[Math.min(attempt, RETRIES.length - 1)]);
      } while (document.hidden);
    }
  };

  /** A tab that nobody looks at leaves its place to others, and asks for nothing. */
  let leaving = 0;
  const leave = () => {
    clearTimeout(leaving);
    if (document.hidden) {
      leaving = setTimeout(() => listening.abort(), HIDDEN);
    } else {
      Sources.tellAll();
    }
  };
  document.addEventListener('visibilitychange', leave);

  byId('token').addEventListener('submit', submitted => {
    submitted.preventDefault();
    const isUsable = Connection.setToken(byId('secret').value);
    byId('secret').value = '';
    Notices.write(byId('refused'), isUsable ? ''
      : 'No token has such characters (expected: letters, digits and signs of ASCII, without spaces).');
    if (!isUsable) {
      byId('secret').focus();
      return;
    }
    listening.abort();
    Sources.tellAll();
  });

  const between = () => isHeard ? HEARD : POLL;
  Activity.open({tiles: byId('tiles'), charts: byId('activity')});
  Predict.open({
    form: byId('predict'), event: byId('event'), button: byId('ask'), problem: byId('problem'), answer: byId('answer'),
  }, guarded);
  Sources.askWhile(() => !document.hidden);
  Sources.add('health', () => LOOK, askHealth, shown('health', () => {}));
  Sources.add('now', () => LOOK, askNow, shown('now', showNow));
  Sources.add('history', between, askHistory, shown('history', showHistory));
  Sources.add('letters', between, Letters.fetch, shown('letters', () =>
    facts.vitals && boards.letters(Letters.things(facts.vitals.events.deadLetters))));
  Sources.add('topology', () => TOPOLOGY, askTopology, shown('topology', showTopology));
  Sources.add('example', () => Infinity, () => Predict.prefill(byId('event')), () => {});
  if (document.hidden) {
    leave();
  }
  hear();
})();
