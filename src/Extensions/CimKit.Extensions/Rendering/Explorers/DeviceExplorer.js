// Pulse response and distribution of many devices; every curve and spread was computed by the kit.
function build(content, data, ready) {
  const response = element('div'), many = element('div'), state = Object.assign({}, data.start), draws = [];
  const [up, down] = data.colors, curves = new Float32Array(bytes(data.curves).buffer), spreads = new Float32Array(bytes(data.spreads).buffer);
  const points = data.steps + 1, spreadPoints = data.spreadSteps + 1;

  function between(values, first, count, part) {
    const place = part * (count - 1), index = Math.min(Math.floor(place), count - 2);
    return values[first + index] + (place - index) * (values[first + index + 1] - values[first + index]);
  }

  // Mean conductance after a part of the potentiation pulses; labels between two curves are interpolated.
  function mean(label, part) {
    label = Math.min(Math.max(label, data.labels[0]), data.labels[data.labels.length - 1]);
    const above = Math.max(1, data.labels.findIndex(function (each) { return each >= label; }));
    const share = (label - data.labels[above - 1]) / (data.labels[above] - data.labels[above - 1]);
    return between(curves, (above - 1) * points, points, part) * (1 - share) + between(curves, above * points, points, part) * share;
  }

  function spread(label, pulses, part) {
    const first = (data.labels.indexOf(label) * data.pulses.length + pulses) * spreadPoints;
    return data.cycle[state.cycle] * between(spreads, first, spreadPoints, part);
  }

  // Both directions as potentiation: depression by L from the upper end is potentiation by -L turned over.
  function branches() {
    return [
      { name: 'potentiation', label: data.choices[state.up], pulses: state.upPulses, color: up, turn: function (value) { return value; } },
      { name: 'depression', label: 0 - data.choices[state.down], pulses: state.downPulses, color: down, dash: 'dash', turn: function (value) { return 1 - value; } }];
  }

  function parts() { return Array.from({ length: points }, function (_, step) { return step / data.steps; }); }

  function band(branch, name, low, high, opacity, isShown) {
    const x = parts().map(function (part) { return part * data.pulses[branch.pulses]; });
    return {
      type: 'scatter', mode: 'lines', fill: 'toself', fillcolor: branch.color + opacity, line: { width: 0 }, hoverinfo: 'skip', name: name, showlegend: isShown,
      x: x.concat(x.slice().reverse()), y: parts().map(high).concat(parts().map(low).reverse()).map(branch.turn)
    };
  }

  function responseTraces() {
    const traces = [];
    if (state.family) for (let label = -6; label <= 6; label++) traces.push({
      type: 'scatter', mode: 'lines', line: { width: 1, color: 'rgba(128,128,128,.6)' }, name: 'label ' + label, showlegend: false,
      x: parts().map(function (part) { return part * data.pulses[state.upPulses]; }), y: parts().map(function (part) { return mean(label, part); })
    });
    branches().forEach(function (branch) {
      const vary = data.vary[state.vary], clip = function (value) { return Math.min(Math.max(value, 0), 1); };
      if (vary > 0) traces.push(band(branch, 'from device to device', function (part) { return mean(branch.label - vary, part); },
        function (part) { return mean(branch.label + vary, part); }, '22', false));
      if (data.cycle[state.cycle] > 0) traces.push(band(branch, 'from pulse to pulse',
        function (part) { return clip(mean(branch.label, part) - spread(branch.label, branch.pulses, part)); },
        function (part) { return clip(mean(branch.label, part) + spread(branch.label, branch.pulses, part)); }, '44', false));
      traces.push({
        type: 'scatter', mode: 'lines', name: branch.name, showlegend: true, line: { color: branch.color, width: 2, dash: branch.dash },
        x: parts().map(function (part) { return part * data.pulses[branch.pulses]; }),
        y: parts().map(function (part) { return branch.turn(mean(branch.label, part)); }),
        hovertemplate: 'pulse %{x:.4~g}<br>conductance %{y:.3f}'
      });
    });
    return traces;
  }

  // Normal distribution up to a value. Source: Abramowitz and Stegun, 7.1.26; error below 1e-7.
  function below(value, centre, sigma) {
    if (sigma === 0) return centre < value ? 1 : 0;
    const z = (value - centre) / sigma / Math.SQRT2, t = 1 / (1 + 0.3275911 * Math.abs(z));
    const tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.exp(-z * z);
    return z < 0 ? tail / 2 : 1 - tail / 2;
  }

  function shares(branch) {
    const part = state.sent / 20, sigma = spread(branch.label, branch.pulses, part), found = new Array(data.bins).fill(0);
    data.quantiles.forEach(function (quantile) {
      const centre = mean(branch.label + data.vary[state.vary] * quantile, part);
      const edge = function (bin) { return bin === 0 ? 0 : bin === data.bins ? 1 : below(bin / data.bins, centre, sigma); };
      for (let bin = 0; bin < data.bins; bin++) found[bin] += (edge(bin + 1) - edge(bin)) / data.quantiles.length;
    });
    return branch.name === 'depression' ? found.reverse() : found;
  }

  function manyTraces() {
    return branches().map(function (branch) {
      return {
        type: 'bar', name: branch.name, x: Array.from({ length: data.bins }, function (_, bin) { return bin / data.bins; }), offset: 0, width: 1 / data.bins,
        y: shares(branch).map(function (share) { return 100 * share; }), marker: { color: branch.color, opacity: 0.55 }, hovertemplate: 'from %{x:.2f}: %{y:.2f} %'
      };
    });
  }

  function layouts() {
    const first = JSON.parse(JSON.stringify(data.layouts[0])), second = JSON.parse(JSON.stringify(data.layouts[1]));
    first.xaxis.range = [0, Math.max(data.pulses[state.upPulses], data.pulses[state.downPulses])];
    delete first.xaxis.dtick;
    first.yaxis.range = [0, 1];
    second.xaxis.range = [0, 1];
    second.yaxis.range = [0, 1.05 * Math.max(...branches().flatMap(shares)) * 100];
    delete second.yaxis.dtick;
    second.annotations[0].text = 'Many devices after ' + 5 * state.sent + ' % of the pulses';
    first.showlegend = second.showlegend = true;
    return [first, second];
  }

  function show() {
    if (draws[0]) draws[0](responseTraces(), layouts()[0]);
    if (draws[1]) draws[1](manyTraces(), layouts()[1]);
  }

  function choice(kind, label, names, name) {
    return kind(label, names, state[name], function (index) { state[name] = index; show(); });
  }

  const labels = data.choices.map(function (label) { return label.toFixed(Number.isInteger(label * 2) ? 1 : 2).replace('-', '−'); });
  const pulses = data.pulses.map(String), percent = data.cycle.map(function (part) { return part === 0 ? 'none' : +(100 * part).toPrecision(3) + ' % of the range'; });
  content.append(
    element('div', { style: 'font-weight:bold' }, data.title),
    row(
      choice(slider, 'Label of potentiation', labels, 'up'), choice(slider, 'Label of depression', labels, 'down'),
      choice(slider, 'Pulses sent', Array.from({ length: 21 }, function (_, step) { return 5 * step + ' %'; }), 'sent')),
    row(
      choice(menu, 'Pulse-to-pulse spread', percent, 'cycle'),
      choice(menu, 'Spread of labels', data.vary.map(function (spread) { return spread === 0 ? 'none' : '± ' + spread; }), 'vary'),
      choice(menu, 'Potentiation pulses', pulses, 'upPulses'), choice(menu, 'Depression pulses', pulses, 'downPulses'),
      checkbox('family of labels −6 … 6', false, function (isOn) { state.family = isOn; show(); })),
    element('div', { style: 'display:flex;flex-wrap:wrap;gap:8px' }, response, many));
  [response, many].forEach(function (holder, place) {
    chart(holder, { data: place ? manyTraces() : responseTraces(), layout: layouts()[place] }, function (redraw) {
      draws[place] = redraw;
      ready();
      show();
    });
  });
}
