/**
 * What the page asks for again and again, each on its own: one that fails holds up no other, and is said. None is asked
 * twice at a time, nor more than a fifth of the time.
 */
const Sources = (() => {
  const TICK = 100;
  const SOONEST = 1000;
  const AGAIN = 2000;
  const LATEST = 10000;
  const SHARE = 5;
  const sources = new Map();
  let isAwake = () => true;

  const wait = time => new Promise(resolve => setTimeout(resolve, time));

  const isDue = source => {
    const now = performance.now();
    return now >= source.soonest && (source.isTold || now >= source.ended + source.between());
  };

  const turn = async source => {
    const begun = performance.now();
    source.isTold = false;
    try {
      await source.ask();
      source.at = Date.now();
      source.problem = null;
    } catch (problem) {
      source.problem = problem;
      source.isTold = true;
    }
    source.show();
    source.ended = performance.now();
    source.soonest = source.ended
      + (source.problem ? AGAIN : Math.min(LATEST, Math.max(SOONEST, SHARE * (source.ended - begun))));
  };

  const run = async source => {
    for (;;) {
      if (isAwake() && isDue(source)) {
        await turn(source);
      }
      await wait(TICK);
    }
  };

  /**
   * Begins to ask.
   *
   * @param between how long after an answer it is asked for again, in milliseconds, where nothing is told
   * @param ask asks, and takes the answer
   * @param show shows what there is now, also where there was no answer; throws nothing
   */
  const add = (name, between, ask, show) => {
    sources.set(name, {
      between, ask, show, isTold: true, at: null, problem: null, ended: 0, soonest: 0,
    });
    run(sources.get(name));
  };

  /** There is something new, as far as is known. */
  const tell = name => {
    sources.get(name).isTold = true;
  };

  /** Something has changed: all is asked for, at once. */
  const tellAll = () => sources.forEach(source => {
    source.isTold = true;
    source.soonest = 0;
  });

  /** When a source last had an answer, by the browser's clock, and what is wrong since: null for nothing. */
  const stateOf = name => sources.get(name);

  return {
    add, tell, tellAll, stateOf, wait, askWhile: awake => {
      isAwake = awake;
    },
  };
})();
