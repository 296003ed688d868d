/** What state things are in, in a sentence, and what is wrong. */
const Notices = (() => {
  const RECENT = 600000;
  const ASKED = ['now', 'history', 'letters'];

  const isRecent = ({change, now}) => change && now - change.x < RECENT;

  /** The sources whose answers fail, though the learner says that it does well. */
  const failing = () => ASKED.map(Sources.stateOf).filter(source => source.problem);

  const standsStill = () => {
    const sources = failing();
    const since = Math.min(...sources.map(source => source.at ?? Infinity));
    const reason = sources[0].problem.status ? sources[0].problem.message : 'no answer';
    return Number.isFinite(since)
      ? `Figures stand still since ${Format.clock(since)}: ${reason}. The page asks again by itself.`
      : `There are no figures to be had: ${reason}. The page asks again by itself.`;
  };

  /** The first that is so. */
  const STATES = [
    ['locked', facts => facts.locked, () => 'The learner asks for a token.'],
    ['lost', facts => facts.lost, () => {
      const {at} = Sources.stateOf('health');
      return `No answer from the learner${at ? ` since ${Format.clock(at)}; what you see is from before` : ''}.`
        + ' The page asks again by itself.';
    }],
    ['asking', facts => facts.health === undefined, () => 'Asking the learner.'],
    ['starting', facts => facts.health === null, () => 'The learner starts. It has not joined its group yet.'],
    ['ended', facts => !facts.health.live, facts =>
      `The learner has ended (${facts.health.state}): it must be started again.`],
    ['restoring', facts => facts.health.state !== 'RUNNING', facts =>
      `The learner waits for its partitions or restores its models (${facts.health.state}).`],
    ['brokers-away', facts => !facts.health.ready, () =>
      'No broker can be reached. The learner waits, and goes on by itself.'],
    ['still', () => failing().length, standsStill],
    ['asking', () => !History.isKnown(), () => 'Asking the learner.'],
    ['drift', isRecent, facts => `${facts.change.label}.`],
    ['elsewhere', () => !History.isMeasured(), () => 'Learning. Another instance measures, and has the figures.'],
    ['empty', () => History.isEmpty(), () =>
      'No figures yet. They come when labelled rows were learnt and measured.'],
    ['learning', () => true, () => 'Learning.'],
  ];

  const times = count => count === 1 ? 'once' : `${Format.count(count)} times`;

  /** Writes a text only where it is another: what is written is read aloud. */
  const write = (element, text) => {
    if (element.textContent !== text) {
      element.textContent = text;
    }
  };

  const warn = (place, events) => {
    const wrong = [
      ...(events?.warnings ?? []),
      ...Object.entries(events?.incidents ?? {}).map(([what, count]) =>
        `${what}: ${times(count)} since the process started`),
    ];
    const told = JSON.stringify(wrong);
    if (place.warnings.dataset.told !== told) {
      place.warnings.dataset.told = told;
      place.warnings.replaceChildren();
      wrong.forEach(warning => Charts.make(place.warnings, 'li', {}, warning));
      place.warned.hidden = !wrong.length;
    }
  };

  /** @param place with elements `state`, `feed` (sentences), `warnings` (a list) and `warned` (what is around it) */
  const show = (place, facts) => {
    const [name, , tell] = STATES.find(([, holds]) => holds(facts));
    document.documentElement.dataset.state = name;
    write(place.state, tell(facts));
    write(place.feed, facts.feedRefused
      ? `New figures are asked for each few seconds, as they are not told: ${facts.feedRefused}.` : '');
    warn(place, facts.vitals?.events);
  };

  return {show, write};
})();
