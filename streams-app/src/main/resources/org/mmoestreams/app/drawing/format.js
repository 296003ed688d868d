/** Numbers and times as texts for people. */
const Format = (() => {
  const NONE = '–';
  const whole = new Intl.NumberFormat('en', {maximumFractionDigits: 0});
  const short = new Intl.NumberFormat('en', {notation: 'compact', maximumFractionDigits: 2});
  const LENGTHS = [[86400000, 'd'], [3600000, 'h'], [60000, 'min'], [1000, 's']];

  const multiples = (unit, ...factors) => factors.map(factor => unit * factor);

  /** Steps between ticks of times, in milliseconds. */
  const TIME_STEPS = [
    ...multiples(1, 1, 2, 5, 10, 20, 50, 100, 200, 500),
    ...multiples(1000, 1, 2, 5, 10, 15, 30),
    ...multiples(60000, 1, 2, 5, 10, 15, 30),
    ...multiples(3600000, 1, 2, 3, 6, 12),
    ...multiples(86400000, 1, 2, 5, 10, 30, 60, 180, 365, 730, 3650),
  ];

  const isKnown = value => typeof value === 'number' && Number.isFinite(value);

  const count = value => isKnown(value) ? whole.format(value) : NONE;

  const shortCount = value => isKnown(value) ? short.format(value) : NONE;

  const figure = value => {
    if (!isKnown(value)) {
      return NONE;
    }
    const size = Math.abs(value);
    if (size !== 0 && size < 0.001) {
      return value.toExponential(2);
    }
    return size < 10 ? value.toFixed(4) : size < 1000 ? value.toFixed(2) : short.format(value);
  };

  /** For the ticks of an axis: no more digits than the step between them needs. */
  const tick = step => {
    let digits = 0;
    while (digits < 6 && Math.abs(step * 10 ** digits - Math.round(step * 10 ** digits)) > 1e-6) {
      digits++;
    }
    return value => !isKnown(value) ? '' : Math.abs(value) >= 1000 ? short.format(value) : value.toFixed(digits);
  };

  const duration = ms => {
    if (!isKnown(ms)) {
      return NONE;
    }
    const unit = LENGTHS.find(([length]) => ms >= length);
    return unit ? `${Number((ms / unit[0]).toPrecision(3))} ${unit[1]}` : `${Number(ms.toPrecision(3))} ms`;
  };

  const iso = ms => new Date(ms).toISOString();

  const time = ms => isKnown(ms) && ms !== 0 ? `${iso(ms).slice(0, 10)} ${iso(ms).slice(11, 19)}` : NONE;

  /** A time of today. */
  const clock = ms => isKnown(ms) ? `${iso(ms).slice(11, 19)} UTC` : NONE;

  /** A time for the tick of an axis, as exact as the step between ticks asks for. */
  const timeTick = step => ms =>
    step >= 86400000 ? iso(ms).slice(0, 10)
      : step >= 60000 ? `${iso(ms).slice(5, 10)} ${iso(ms).slice(11, 16)}`
        : step >= 1000 ? iso(ms).slice(11, 19) : iso(ms).slice(14, 23);

  return {NONE, TIME_STEPS, isKnown, count, shortCount, figure, tick, duration, time, clock, timeTick};
})();
