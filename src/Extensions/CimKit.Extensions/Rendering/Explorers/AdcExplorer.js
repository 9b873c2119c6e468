// Partial sums with the reference levels of a converter; clipped ones in another colour.
function build(content, data, ready) {
  const holder = element('div'), numbers = element('div', { style: 'flex:0 1 260px;min-width:200px', 'aria-live': 'polite' });
  const ranges = [...new Set(data.choices.map(function (choice) { return choice.range; }))], bits = [...new Set(data.choices.map(function (choice) { return choice.bits; }))];
  let range = Math.max(0, ranges.indexOf(data.start.range)), resolution = Math.max(0, bits.indexOf(data.start.bits)), isLogarithmic = false, draw = null;

  function chosen() {
    return data.choices.find(function (choice) { return choice.range === ranges[range] && choice.bits === bits[resolution]; });
  }

  // Even levels are kept as first, step and count.
  function levels(choice) {
    return choice.even ? Array.from({ length: choice.even[2] }, function (_, code) { return choice.even[0] + code * choice.even[1]; }) : choice.levels;
  }

  function traces() {
    const choice = chosen(), isInside = function (value) { return value >= choice.low && value <= choice.high; };
    return [['converted', data.colors[0], isInside], ['clipped', data.colors[3], function (value) { return !isInside(value); }]].map(function (kind) {
      const used = data.values.map(function (value, index) { return index; }).filter(function (index) { return kind[2](data.values[index]); });
      return {
        type: 'bar', name: kind[0], showlegend: true, marker: { color: kind[1], opacity: 0.85, line: { width: 0 } }, width: data.bin,
        x: used.map(function (index) { return data.values[index]; }), y: used.map(function (index) { return data.shares[index]; }), hovertemplate: '%{x:.4~g}: %{y:.3~g} %'
      };
    });
  }

  function layout() {
    const made = JSON.parse(JSON.stringify(data.layout)), choice = chosen(), all = levels(choice);
    const first = data.values[0], last = data.values[data.values.length - 1], low = Math.min(first, all[0]), high = Math.max(last, all[all.length - 1]);
    const room = 0.03 * (high - low);
    made.title = undefined;
    made.annotations = made.annotations.slice(0, 1);
    made.annotations[0].text = choice.range + ', ' + choice.bits + ' bit';
    // A range far beyond the sums is cut, or the sums could not be seen.
    const seen = 3 * (last - first);
    made.xaxis.range = [Math.max(low - room, first - seen), Math.min(high + room, last + seen)];
    made.yaxis.type = isLogarithmic ? 'log' : 'linear';
    made.yaxis.autorange = true;
    delete made.xaxis.dtick;
    delete made.yaxis.dtick;
    delete made.yaxis.range;
    made.showlegend = true;
    made.shapes = (all.length > 64 ? [] : all).map(function (level) {
      return { type: 'line', layer: 'above', xref: 'x', yref: 'y domain', x0: level, x1: level, y0: 0, y1: 0.06, line: { color: '#808080', width: 2 } };
    }).concat([choice.low, choice.high].map(function (edge) {
      return { type: 'line', layer: 'above', xref: 'x', yref: 'y domain', x0: edge, x1: edge, y0: 0, y1: 1, line: { color: data.colors[3], width: 1.5, dash: 'dash' } };
    }));
    return made;
  }

  function part(share) { return (100 * share).toPrecision(3) + ' %'; }

  function show() {
    const choice = chosen(), all = levels(choice);
    facts(numbers, [
      ['rms error', choice.rms.toPrecision(3) + ' cell steps'],
      ['lowest code', 'clips ' + (choice.below === 0 ? 'nothing' : part(choice.below))],
      ['highest code', 'clips ' + (choice.above === 0 ? 'nothing' : part(choice.above))],
      ['levels', all.length + ', ' + all[0].toPrecision(3) + ' to ' + all[all.length - 1].toPrecision(3) + (choice.even ? '' : ', uneven')],
      ['cell step', data.cellStep]
    ].concat(choice.accuracy === undefined ? [] : [['accuracy', (100 * choice.accuracy).toFixed(1) + ' %']]));
    if (draw) draw(traces(), layout());
  }

  content.append(
    element('div', { style: 'font-weight:bold' }, data.title),
    row(
      slider('Resolution', bits.map(function (each) { return each + ' bit'; }), resolution, function (index) { resolution = index; show(); }),
      menu('Range', ranges, range, function (index) { range = index; show(); }),
      checkbox('logarithmic', false, function (isOn) { isLogarithmic = isOn; show(); })),
    element('div', { style: 'display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start' }, holder, numbers));
  show();
  chart(holder, { data: traces(), layout: layout() }, function (redraw) {
    draw = redraw;
    ready();
    show();
  });
}
