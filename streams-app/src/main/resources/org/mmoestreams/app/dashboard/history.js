/** What was measured and found since the process started, as the learner tells it and the drawing scripts take it. */
const History = (() => {
  let text = '';
  let told = null;

  /** @return whether it is another than before */
  const take = next => {
    const isNew = next !== text;
    text = next;
    told = isNew ? JSON.parse(next) : told;
    return isNew;
  };

  const tasks = () => told?.tasks ?? [];

  const fields = () => told?.fields ?? [];

  const changeOf = (kind, mark) => ({
    x: mark.written,
    label: `Change found in ${kind} ${mark.about} at event time ${Format.time(mark.time)} UTC`
      + ` (${mark.detector}, then ${mark.reaction}); committed ${Format.time(mark.written)} UTC`,
  });

  /** All changes, by the time of their commits. */
  const changes = () => [
    ...tasks().flatMap(task => task.marks.map(mark => changeOf('task', mark))),
    ...fields().map(mark => changeOf('field', mark)),
  ].sort((one, other) => one.x - other.x);

  return {
    take,
    tasks,
    fields,
    changes,
    isKnown: () => told !== null,
    isMeasured: () => told?.measured !== false,
    isEmpty: () => tasks().every(task => !task.sliding.rows.length && !task.total.rows.length),
  };
})();
