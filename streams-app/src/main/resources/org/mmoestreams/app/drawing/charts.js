/**
 * Charts of lines. Each function draws into an element what an object says, and gives a handle: `update` takes an
 * object of the same form with other numbers, `remove` takes the chart away, `element` is what it is in.
 */
const Charts = (() => {
  const HEIGHT = 220;
  const drawn = new Map();
  /** By the place of a plot: the plot, whether it is seen, and the data that it does not show yet. */
  const waiting = new Map();

  const make = (parent, tag, attributes = {}, text = '') => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.textContent = text;
    parent.append(element);
    return element;
  };

  const card = (parent, title) => {
    const figure = make(parent, 'figure', {class: 'card'});
    make(make(figure, 'figcaption'), 'h3', {}, title);
    return figure;
  };

  /** The elements for the values, one for each label. */
  const legend = (figure, labels) => {
    const list = make(figure, 'ul', {class: 'legend'});
    return labels.map((label, place) => {
      const item = make(list, 'li');
      Ink.swatch(item, place);
      make(item, 'span', {}, `${label} `);
      return make(item, 'b');
    });
  };

  /** Draws plots while they are in sight, and the others when they come into it. */
  const seen = new IntersectionObserver(entries => entries.forEach(entry => {
    const state = waiting.get(entry.target);
    if (state) {
      state.isSeen = entry.isIntersecting;
      drawWaiting(state);
    }
  }), {rootMargin: '200px'});

  const drawWaiting = state => {
    if (state.isSeen && state.data) {
      state.plot.setData(state.data);
      state.data = null;
    }
  };

  /** A plot in a figure, as wide as that, also after the window has another size. */
  const plotIn = (figure, options, data) => {
    const place = make(figure, 'div', {class: 'plot', role: 'img'});
    const plot = new uPlot({
      width: place.clientWidth || 320,
      height: HEIGHT,
      legend: {show: false},
      cursor: {y: false, drag: {x: false, y: false}},
      ...options,
    }, data, place);
    const fit = () => plot.setSize({width: place.clientWidth, height: HEIGHT});
    const observer = new ResizeObserver(fit);
    observer.observe(place);
    drawn.set(plot, fit);
    const state = {plot, isSeen: true, data: null};
    waiting.set(place, state);
    seen.observe(place);
    const setData = next => {
      state.data = next;
      drawWaiting(state);
    };
    const remove = () => {
      observer.disconnect();
      seen.unobserve(place);
      waiting.delete(place);
      drawn.delete(plot);
      plot.destroy();
      figure.remove();
    };
    return {plot, place, setData, remove};
  };

  const known = values => values.filter(Format.isKnown);

  const newest = values => values[values.length - 1] ?? null;

  const marksOf = chart => chart.marks || [];

  const toldMarks = chart => {
    const all = marksOf(chart);
    const last = all.length ? all[all.length - 1].label : '';
    return all.length > 1 ? `${Format.count(all.length)} changes, the last: ${last}` : last;
  };

  /** What someone hears who does not see the chart. */
  const spoken = chart => {
    const sentences = chart.series.map(each => {
      const {label, values} = each;
      const [least, most] = known(values).reduce(
        ([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
      return `${label}: newest ${chart.format(newest(values))}, from ${chart.format(least)} to ${chart.format(most)}`;
    });
    return [chart.title, ...sentences, toldMarks(chart)].filter(Boolean).join('. ');
  };

  const told = chart => {
    const marks = toldMarks(chart);
    return [chart.note, marks && `▼ ${marks}`].filter(Boolean).join('. ');
  };

  const dataOf = chart => [
    chart.x,
    ...chart.series.map(each => each.values),
    ...(chart.band ? [chart.band.low, chart.band.high] : []),
  ];

  /** Values where the cursor is, else the newest ones. */
  const showValues = (state, at) => state.values.forEach((element, place) => {
    const {values} = state.chart.series[place];
    element.textContent = state.chart.format(Format.isKnown(at) ? values[at] : newest(values));
  });

  const drawOver = (state, plot) => {
    const {min, max} = plot.scales.x;
    const {reference} = state.chart;
    if (Format.isKnown(reference)) {
      Ink.guide(plot, [min, reference], [max, reference]);
    }
    Ink.marks(plot, marksOf(state.chart).map(mark => mark.x));
  };

  const lineOptions = state => {
    const {chart} = state;
    const count = chart.series.length;
    return {
      scales: {x: {time: false}, y: {range: (plot, low, high) => Ink.range(low, high, chart.bounds)}},
      axes: [
        chart.overTime ? Ink.time(chart.xLabel) : Ink.x(chart.xLabel),
        Ink.y(chart.yLabel, chart.yTick && (() => chart.yTick)),
      ],
      series: [
        {},
        ...chart.series.map((each, place) => Ink.line(place)),
        ...(chart.band ? [Ink.edge(), Ink.edge()] : []),
      ],
      bands: chart.band ? [{series: [count + 2, count + 1], fill: () => Ink.colour('--band')}] : [],
      hooks: {
        setCursor: [plot => showValues(state, plot.cursor.idx)],
        draw: [plot => drawOver(state, plot)],
      },
    };
  };

  /**
   * Lines over rows or over time.
   *
   * @param chart title, x (rising numbers), xLabel, yLabel, format (number => text), and series, each with label and
   *   values as many as x. There may be: overTime (x is in milliseconds since 1970), band (low and high, as many as x),
   *   bounds of y, reference (a line at that y), marks (x and label), note, yTick (number => text)
   * @return null where no series has a value
   */
  const lines = (parent, chart) => {
    if (!chart.series.some(each => known(each.values).length)) {
      return null;
    }
    const state = {chart, values: []};
    const figure = card(parent, chart.title);
    const {plot, place, setData, remove} = plotIn(figure, lineOptions(state), dataOf(chart));
    state.values = legend(figure, chart.series.map(each => each.label));
    const note = make(figure, 'p');
    const tell = next => {
      state.chart = next;
      showValues(state, plot.cursor.idx);
      place.setAttribute('aria-label', spoken(next));
      note.textContent = told(next);
    };
    tell(chart);
    return {
      update: next => {
        tell(next);
        setData(dataOf(next));
      },
      remove,
      element: figure,
    };
  };

  const spokenCurves = chart => [chart.title, ...chart.curves.map(curve => `${curve.label}: ${curve.points.map(point =>
    `${Format.figure(point.prediction)} predicted, ${Format.figure(point.rate)} positive`).join('; ')}`)].join('. ');

  const curveData = chart => uPlot.join(chart.curves.map(({points}) =>
    [points.map(point => point.prediction), points.map(point => point.rate)]));

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
    const {place, setData, remove} = plotIn(figure, {
      scales: {x: {time: false, range: [0, 1]}, y: {range: [0, 1]}},
      axes: [Ink.x('mean predicted probability of a bin'), Ink.y('share of positives')],
      series: [{}, ...chart.curves.map((curve, at) => Ink.line(at, {spanGaps: true, points: {show: true, size: 7}}))],
      hooks: {draw: [drawing => Ink.guide(drawing, [0, 0], [1, 1])]},
    }, curveData(chart));
    const values = legend(figure, chart.curves.map(curve => curve.label));
    const tell = next => {
      place.setAttribute('aria-label', spokenCurves(next));
      next.curves.forEach((curve, at) => {
        values[at].textContent = `${Format.count(curve.points.reduce((sum, point) => sum + point.rows, 0))} rows`;
      });
    };
    tell(chart);
    return {
      update: next => {
        tell(next);
        setData(curveData(next));
      },
      remove,
      element: figure,
    };
  };

  /** Fits all plots to the page and draws them again, as when it is printed or colours have changed. */
  const redraw = () => {
    Ink.forgetColours();
    waiting.forEach(state => drawWaiting(Object.assign(state, {isSeen: true})));
    drawn.forEach((fit, plot) => {
      fit();
      plot.redraw(true, true);
    });
  };

  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  addEventListener('beforeprint', () => {
    document.documentElement.dataset.print = '';
    redraw();
  });
  addEventListener('afterprint', () => {
    delete document.documentElement.dataset.print;
    redraw();
  });

  return {lines, calibration, card, make};
})();
