// A sunburst or treemap of one cost, and the same parts as a table of buttons that goes down and up with it.
function build(content, data, ready) {
  const holder = element('div'), path = element('div', { style: 'margin:4px 0' }), note = element('div', { style: 'opacity:.7;font-size:90%' });
  const table = element('tbody'), side = element('div', { style: 'flex:1 1 300px;min-width:0' });
  let view = data.views[0], kind = 'sunburst', level = 0, draw = null;

  side.append(path, element('table', { style: 'border-collapse:collapse;width:100%', 'aria-live': 'polite' }, table), note);

  function traces() {
    const isParent = view.parents.map(function (parent, place) { return view.parents.indexOf(place) >= 0; });
    return [{
      type: kind, ids: view.names.map(function (name, place) { return 'p' + place; }), labels: view.names,
      parents: view.parents.map(function (parent) { return parent < 0 ? '' : 'p' + parent; }),
      // Only the smallest parts carry a size, so that no rounding can keep the chart from being drawn.
      values: view.sizes.map(function (size, place) { return isParent[place] ? 0 : size; }),
      branchvalues: 'remainder', text: view.texts, textinfo: 'label+text', hovertemplate: '%{label}<br>%{text}<br>%{percentRoot:.1%} of all<extra></extra>',
      level: 'p' + level, maxdepth: kind === 'treemap' ? 3 : 4, sort: true, insidetextorientation: 'auto', pathbar: { visible: false },
      marker: { colors: view.names.map(function (name, place) { return colorOf(place); }), line: { width: 1, color: 'rgba(255,255,255,.6)' }, pad: { t: 22, l: 3, r: 3, b: 3 } },
      insidetextfont: { color: view.names.map(function (name, place) { return place === level || view.parents[place] < 0 ? '#808080' : inkOn(colorOf(place)); }) }, leaf: { opacity: 1 }
    }];
  }

  // Parts have the colour of the part inside the chosen one that holds them; shared circuits are grey, as in a floorplan.
  function colorOf(place) {
    if (place === level || view.parents[place] < 0) return 'rgba(128,128,128,.12)';
    while (view.parents[place] > 0 && view.parents[place] !== level) place = view.parents[place];
    if (view.names[place] === 'shared circuits') return '#8c8c8c';
    const parent = view.parents[place];
    const main = view.parents.reduce(function (all, other, index) { return other === parent ? all.concat(index) : all; }, []);
    return data.colors[main.indexOf(place) % data.colors.length];
  }

  function inkOn(color) {
    const [red, green, blue] = blend([color, color], 0);
    return 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? '#000' : '#fff';
  }

  function go(place, focuses) {
    level = place;
    show();
    if (focuses) (table.querySelector('button') || path.querySelector('button') || holder).focus();
  }

  function button(text, place) {
    const made = element('button', { type: 'button', style: FIELD + ';cursor:pointer;text-align:left' }, text);
    made.addEventListener('click', function () { go(place, true); });
    return made;
  }

  function show() {
    const above = [];
    for (let place = view.parents[level]; place >= 0; place = view.parents[place]) above.unshift(place);
    path.replaceChildren(...above.flatMap(function (place) { return [button(view.names[place], place), ' › ']; }),
      element('strong', {}, view.names[level] + ', ' + view.texts[level]));
    const inside = view.parents.map(function (parent, place) { return place; }).filter(function (place) { return view.parents[place] === level; });
    inside.sort(function (a, b) { return view.sizes[b] - view.sizes[a]; });
    const numbers = 'text-align:right;white-space:nowrap;padding:2px 6px';
    table.replaceChildren(...inside.map(function (place) {
      return element('tr', {},
        element('td', { style: 'text-align:left;padding:2px 6px' }, view.parents.includes(place) ? button(view.names[place], place) : view.names[place]),
        element('td', { style: numbers }, view.texts[place]),
        element('td', { style: numbers }, (100 * view.sizes[place] / view.sizes[level]).toFixed(1) + ' %'));
    }));
    note.textContent = view.overlaps ? 'Parts work at the same time: sizes are their own times, which add up to more than the whole takes.' : '';
    if (draw) draw(traces(), layout());
  }

  function layout() {
    return {
      height: 460, margin: { l: 4, r: 4, t: 4, b: 4 }, paper_bgcolor: 'rgba(0,0,0,0)', autosize: true,
      font: { family: 'DejaVu Sans, Verdana, sans-serif', size: 12, color: '#808080' }, uniformtext: { minsize: 9, mode: 'hide' }
    };
  }

  content.append(
    element('div', { style: 'font-weight:bold' }, data.title),
    row(
      menu('Quantity', data.views.map(function (each) { return each.name; }), 0, function (index) {
        // The same part in the other cost, if it costs anything there.
        const names = [];
        for (let place = level; place > 0; place = view.parents[place]) names.unshift(view.names[place]);
        view = data.views[index];
        level = names.reduce(function (found, name) {
          return found < 0 ? found : view.names.findIndex(function (each, place) { return each === name && view.parents[place] === found; });
        }, 0);
        level = Math.max(level, 0);
        show();
      }),
      menu('Chart', ['sunburst', 'treemap'], 0, function (index) { kind = ['sunburst', 'treemap'][index]; show(); })),
    element('div', { style: 'display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start' }, holder, side));
  show();
  chart(holder, { data: traces(), layout: layout() }, function (redraw, drawn) {
    draw = redraw;
    ['plotly_sunburstclick', 'plotly_treemapclick'].forEach(function (name) {
      drawn.on(name, function (event) {
        const next = event.nextLevel;
        if (next && next[0] === 'p') go(+next.slice(1));
        return false;
      });
    });
    ready();
    show();
  });
}
