/** What state things are in, in a sentence, and what is wrong. */
const Notices = (() => {
  const RECENT = 600000;

  const isRecent = facts => facts.change && facts.at - facts.change.seen < RECENT;

  /** The first that is so. */
  const STATES = [
    ['locked', facts => facts.locked, () => 'The learner asks for a token.'],
    ['lost', facts => facts.lost, () =>
      'No answer from the learner. What you see is from before; the page asks again by itself.'],
    ['starting', facts => !facts.health, () => 'Asking the learner.'],
    ['ended', facts => !facts.health.live, facts =>
      `The learner has ended (${facts.health.state}): it must be started again.`],
    ['restoring', facts => facts.health.state !== 'RUNNING', facts =>
      `The learner waits for its partitions or restores its models (${facts.health.state}).`],
    ['brokers-away', facts => !facts.health.ready, () =>
      'No broker can be reached. The learner waits, and goes on by itself.'],
    ['empty', facts => facts.empty, () =>
      'No figures yet. They come when labelled rows were learnt and measured.'],
    ['drift', isRecent, facts => facts.change.text],
    ['learning', () => true, () => 'Learning.'],
  ];

  const stateOf = facts => STATES.find(([, holds]) => holds(facts));

  /** @param place with elements `state` (a sentence), `warnings` (a list) and `warned` (what is around it) */
  const show = (place, facts) => {
    const [name, , tell] = stateOf(facts);
    document.documentElement.dataset.state = name;
    const text = tell(facts);
    if (place.state.textContent !== text) {
      place.state.textContent = text;
    }
    const events = facts.vitals?.events;
    const wrong = [
      ...(events?.warnings ?? []),
      ...Object.entries(events?.incidents ?? {}).map(([what, times]) => `${what}: ${Format.count(times)} times`),
    ];
    if (place.warnings.dataset.told !== JSON.stringify(wrong)) {
      place.warnings.dataset.told = JSON.stringify(wrong);
      place.warnings.replaceChildren();
      wrong.forEach(warning => Charts.make(place.warnings, 'li', {}, warning));
      place.warned.hidden = !wrong.length;
    }
  };

  return {show};
})();
