/** Scores an event that someone writes, and shows what the scores consist of. */
const Predict = (() => {
  const MOST_FIELDS = 12;
  const {figure} = Format;

  const scores = explained => Board.thing('scores', Tables.table, {
    caption: `By model ${explained.modelId}, version ${Format.count(explained.modelVersion)}`,
    head: ['task', 'prediction'],
    body: Object.entries(explained.tasks).map(([name, task]) => [name, figure(task.prediction)]),
  });

  const gates = tasks => {
    const rows = Object.entries(tasks).filter(([, task]) => task.gate.length);
    return rows.length ? [Board.thing('gates', Tables.heatMap, {
      title: 'Gates',
      caption: 'The weight that each task gives expert 0, 1 and so on for this event. At the right the greatest.',
      rows: rows.map(([name, task]) => ({
        label: name,
        end: figure(Math.max(...task.gate)),
        cells: task.gate.map((weight, expert) => ({share: weight, text: `expert ${expert}: ${figure(weight)}`})),
      })),
    })] : [];
  };

  const strength = (tasks, field) => Math.max(...tasks.map(task => Math.abs(task.fields[field])));

  const fields = tasks => {
    const all = Object.values(tasks);
    const names = Object.keys(all[0]?.fields ?? {})
      .sort((one, other) => strength(all, other) - strength(all, one)).slice(0, MOST_FIELDS);
    return Board.thing('fields', Tables.table, {
      caption: 'What the strongest fields add: logits, or units of the label',
      head: ['field', ...Object.keys(tasks)],
      body: names.map(name => [name, ...all.map(task => figure(task.fields[name]))]),
    });
  };

  /** Where nobody has begun to write. */
  const prefill = async event => {
    if (!event.value) {
      const example = JSON.stringify(await Connection.get('/api/example'), null, 2);
      event.value = event.value || example;
    }
  };

  /** All of one answer, so that all is of one version of the model. */
  const things = explained => [scores(explained), ...gates(explained.tasks), fields(explained.tasks)];

  /**
   * @param place with elements `form`, `event` (a text area), `button`, `problem` and `answer`
   * @param guarded calls what draws, and says where that fails
   */
  const open = (place, guarded) => {
    const show = Board.on(place.answer);

    const ask = async () => {
      try {
        return await Connection.post('/api/explain', place.event.value);
      } catch (refused) {
        place.problem.textContent = refused.status ? refused.message : 'No answer from the learner.';
        return null;
      }
    };

    place.form.addEventListener('submit', async submitted => {
      submitted.preventDefault();
      place.problem.textContent = '';
      delete place.answer.dataset.shown;
      place.button.disabled = true;
      const explained = await ask();
      place.button.disabled = false;
      guarded(() => show(explained ? things(explained) : []));
      if (explained) {
        place.answer.dataset.shown = 'true';
      }
    });
  };

  return {open, prefill};
})();
