/**
 * Charts of lines. Each function draws into an element what an object says, and gives a handle whose `update` takes an
 * object of the same form with other numbers.
 */
const Charts = (() => {
  const HEIGHT = 220;
  const DASHES = [[], [9, 4], [3, 3], [12, 3, 3, 3], [6, 2], [2, 5]];
  const drawn = new Set();

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const make = (parent, tag, attributes = {}, text = '') => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.textContent = text;
    parent.append(element);
    return element;
  };

  const lineColour = place => `--line-${place % 6 + 1}`;

  const newest = values => {
    const known = values.filter(Format.isKnown);
    return known.length ? known[known.length - 1] : null;
  };

  /** What someone hears who does not see the chart. */
  const spoken = chart => {
    const sentences = chart.series.map(line => {
      const known = line.values.filter(Format.isKnown);
      const [least, most] = known.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)],
        [Infinity, -Infinity]);
      return `${line.label}: newest ${chart.format(newest(known))}, from ${chart.format(least)} to ${chart.format(most)}`;
    });
    const marks = (chart.marks || []).map(mark => mark.label);
    return [chart.title, ...sentences, ...marks].join('. ');
  };

  const vertical = (plot, x) => {
    const at = Math.round(plot.valToPos(x, 'x', true));
    const {left, top, width, height} = plot.bbox;
    if (at < left || at > left + width) {
      return;
    }
    const context = plot.ctx;
    const half = 5 * devicePixelRatio;
    context.save();
    context.strokeStyle = context.fillStyle = colour('--mark');
    context.lineWidth = 1.5 * devicePixelRatio;
    context.setLineDash([4 * devicePixelRatio, 3 * devicePixelRatio]);
    context.beginPath();
    context.moveTo(at, top);
    context.lineTo(at, top + height);
    context.stroke();
    context.beginPath();
    context.moveTo(at - half, top);
    context.lineTo(at + half, top);
    context.lineTo(at, top + 2 * half);
    context.fill();
    context.restore();
  };

  const straight = (plot, from, to) => {
    const context = plot.ctx;
    const {left, top, width, height} = plot.bbox;
    context.save();
    context.beginPath();
    context.rect(left, top, width, height);
    context.clip();
    context.strokeStyle = colour('--faint');
    context.lineWidth = devicePixelRatio;
    context.setLineDash([2 * devicePixelRatio, 4 * devicePixelRatio]);
    context.beginPath();
    context.moveTo(plot.valToPos(from[0], 'x', true), plot.valToPos(from[1], 'y', true));
    context.lineTo(plot.valToPos(to[0], 'x', true), plot.valToPos(to[1], 'y', true));
    context.stroke();
    context.restore();
  };

  const axis = (label, size, values, more = {}) => ({
    label,
    size,
    values: (plot, splits, place, space, step) => splits.map(split => split === null ? '' : values(step)(split)),
    labelSize: 18,
    labelGap: 2,
    labelFont: '12px system-ui, "DejaVu Sans", sans-serif',
    font: '12px system-ui, "DejaVu Sans", sans-serif',
    stroke: () => colour('--faint'),
    grid: {stroke: () => colour('--grid'), width: 1},
    ticks: {stroke: () => colour('--grid'), width: 1, size: 5},
    ...more,
  });

  const range = (low, high, bounds = []) => {
    if (low === null) {
      return [0, 1];
    }
    const room = (high - low) * 0.06 || Math.abs(high) * 0.05 || 0.5;
    return [Math.max(low - room, bounds[0] ?? -Infinity), Math.min(high + room, bounds[1] ?? Infinity)];
  };

  const yScale = chart => chart.log ? {distr: 3} : {range: (plot, low, high) => range(low, high, chart.bounds)};

  const line = (place, more = {}) => ({
    stroke: () => colour(lineColour(place)),
    width: 1.75,
    dash: DASHES[place % DASHES.length],
    points: {size: 5, fill: () => colour(lineColour(place))},
    ...more,
  });

  const hidden = () => ({width: 0, points: {show: false}});

  const swatch = (parent, place) => {
    const box = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    box.setAttribute('viewBox', '0 0 28 12');
    box.setAttribute('aria-hidden', 'true');
    const stroke = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    stroke.setAttribute('d', 'M0 6H28');
    stroke.setAttribute('style', `stroke: var(${lineColour(place)}); stroke-width: 3`);
    stroke.setAttribute('stroke-dasharray', DASHES[place % DASHES.length].join(' '));
    box.append(stroke);
    parent.append(box);
  };

  const legend = (parent, labels) => {
    const list = make(parent, 'ul', {class: 'legend'});
    return labels.map((label, place) => {
      const item = make(list, 'li');
      swatch(item, place);
      make(item, 'span', {}, `${label} `);
      return make(item, 'b');
    });
  };

  const card = (parent, title) => {
    const figure = make(parent, 'figure', {class: 'card'});
    make(make(figure, 'figcaption'), 'h3', {}, title);
    return figure;
  };

  /** A plot in an element that it is as wide as, also after the window has another size. */
  const plotIn = (figure, options, data, text) => {
    const place = make(figure, 'div', {class: 'plot', role: 'img', 'aria-label': text});
    const plot = new uPlot({
      width: place.clientWidth || 320,
      height: HEIGHT,
      legend: {show: false},
      ...options,
      cursor: {y: false, drag: {x: false, y: false}, ...options.cursor},
    }, data, place);
    new ResizeObserver(() => plot.setSize({width: place.clientWidth, height: HEIGHT})).observe(place);
    drawn.add(plot);
    return {plot, place};
  };

  const bandData = chart => chart.band ? [chart.band.low, chart.band.high] : [];

  const dataOf = chart => [chart.x, ...chart.series.map(each => each.values), ...bandData(chart)];

  /**
   * Lines over rows or over time.
   *
   * @param chart title, x (numbers), xLabel, xTick (step => number => text), yLabel, format, and series, each with
   *   label and values; and where there are such: band (low, high), bounds of y, log, reference (a number), marks,
   *   each with x and label
   * @return null where no series has a value
   */
  const lines = (parent, chart) => {
    if (!chart.series.some(each => each.values.some(Format.isKnown))) {
      return null;
    }
    let shown = chart;
    const figure = card(parent, chart.title);
    const labels = chart.series.map(each => each.label);
    const count = labels.length;
    const say = values => plot => {
      const at = plot.cursor.idx;
      shown.series.forEach((each, place) => {
        values[place].textContent = shown.format(Format.isKnown(at) ? each.values[at] : newest(each.values));
      });
    };
    let values = [];
    const {plot, place} = plotIn(figure, {
      scales: {x: {time: false}, y: yScale(chart)},
      axes: [
        axis(chart.xLabel, 30, chart.xTick || Format.tick, {space: chart.xSpace || 45}),
        axis(chart.yLabel, 62, chart.yTick ? () => chart.yTick : Format.tick),
      ],
      series: [{}, ...chart.series.map((each, at) => line(at)), ...(chart.band ? [hidden(), hidden()] : [])],
      bands: chart.band ? [{series: [count + 2, count + 1], fill: () => colour('--band')}] : [],
      hooks: {
        setCursor: [drawing => values.length && say(values)(drawing)],
        draw: [drawing => {
          const {min, max} = drawing.scales.x;
          if (Format.isKnown(shown.reference)) {
            straight(drawing, [min, shown.reference], [max, shown.reference]);
          }
          (shown.marks || []).forEach(mark => vertical(drawing, mark.x));
        }],
      },
    }, dataOf(chart), spoken(chart));
    values = legend(figure, labels);
    say(values)(plot);
    const notes = make(figure, 'p', {class: 'faint'});
    const note = () => {
      notes.textContent = [shown.note, ...(shown.marks || []).slice(-3).map(mark => `▼ ${mark.label}`)]
        .filter(Boolean).join('. ');
      notes.hidden = !notes.textContent;
    };
    note();
    return {
      update: next => {
        shown = next;
        plot.setData(dataOf(next));
        place.setAttribute('aria-label', spoken(next));
        say(values)(plot);
        note();
      },
    };
  };

  const curveData = curves =>
    uPlot.join(curves.map(curve => [curve.points.map(point => point.prediction), curve.points.map(point => point.rate)]));

  /**
   * Calibration curves: the rate of positives over the mean probability, beside the diagonal of a calibrated model.
   *
   * @param chart title and curves, each with label and points of prediction, rate and rows
   * @return null where no curve has a point
   */
  const calibration = (parent, chart) => {
    if (!chart.curves.some(curve => curve.points.length)) {
      return null;
    }
    const figure = card(parent, chart.title);
    const text = next => [next.title, ...next.curves.map(curve => `${curve.label}: ${curve.points.map(point =>
      `${Format.figure(point.prediction)} predicted, ${Format.figure(point.rate)} positive`).join('; ')}`)].join('. ');
    const {plot, place} = plotIn(figure, {
      scales: {x: {time: false, range: [0, 1]}, y: {range: [0, 1]}},
      axes: [axis('mean predicted probability of a bin', 30, Format.tick), axis('share of positives', 62, Format.tick)],
      series: [{}, ...chart.curves.map((curve, at) => line(at, {spanGaps: true, points: {show: true, size: 7, fill: () => colour(lineColour(at))}}))],
      hooks: {draw: [drawing => straight(drawing, [0, 0], [1, 1])]},
    }, curveData(chart.curves), text(chart));
    const values = legend(figure, chart.curves.map(curve => curve.label));
    const say = next => next.curves.forEach((curve, at) => {
      values[at].textContent = `${Format.count(curve.points.reduce((sum, point) => sum + point.rows, 0))} rows`;
    });
    say(chart);
    return {
      update: next => {
        plot.setData(curveData(next.curves));
        place.setAttribute('aria-label', text(next));
        say(next);
      },
    };
  };

  /** Draws all charts again, as when colours have changed. */
  const redraw = () => drawn.forEach(plot => plot.redraw());

  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  addEventListener('beforeprint', () => {
    document.documentElement.dataset.print = '';
    redraw();
  });
  addEventListener('afterprint', () => {
    delete document.documentElement.dataset.print;
    redraw();
  });

  return {lines, calibration, card, make, redraw};
})();
