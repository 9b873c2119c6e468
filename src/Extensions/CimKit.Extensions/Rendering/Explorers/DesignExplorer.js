// Designs as points; two of them, A and B, side by side: choices, figures, breakdown of costs and floorplans.
function build(content, data, ready) {
  const SVG = 'http://www.w3.org/2000/svg', ENERGY = 1, ACCURACY = 0, HEIGHT = 430;
  const marks = ['#0f7fc4', '#d97a1c'], names = ['A', 'B'];
  let across = ENERGY, up = ACCURACY, shape = 0, hue = Math.min(1, data.axes.length - 1), next = 0, dots = [];
  const chosen = start();

  function svg(tag, attributes, ...children) {
    const made = document.createElementNS(SVG, tag);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    made.append(...children);
    return made;
  }

  function nameOf(design) {
    return design.labels.map(function (label, axis) { return data.axes[axis].labels[label]; }).join(', ');
  }

  // Larger is better after this.
  function worth(design, quantity) { return (data.quantities[quantity].high ? 1 : -1) * design.values[quantity]; }

  function front() {
    return data.designs.filter(function (one) {
      return !data.designs.some(function (other) {
        const x = worth(other, across) - worth(one, across), y = worth(other, up) - worth(one, up);
        return x >= 0 && y >= 0 && (x > 0 || y > 0);
      });
    });
  }

  // At first the most accurate design of the front, and the cheapest that is at most two points worse.
  function start() {
    const best = front().sort(function (a, b) { return b.values[ACCURACY] - a.values[ACCURACY]; });
    const near = best.filter(function (design) { return design.values[ACCURACY] >= best[0].values[ACCURACY] - 2; });
    return [data.designs.indexOf(best[0]), data.designs.indexOf(near[near.length - 1])];
  }

  function symbol(kind, x, y, r, color) {
    const path = [
      'M-1,0a1,1 0 1,0 2,0a1,1 0 1,0 -2,0Z', 'M-.9-.9h1.8v1.8h-1.8Z', 'M0-1.15L1.1.85H-1.1Z', 'M0-1.25L1.1,0 0,1.25-1.1,0Z',
      'M0,1.15L1.1-.85H-1.1Z', 'M-1,0a1,1 0 1,0 2,0a1,1 0 1,0 -2,0Z', 'M-.9-.9h1.8v1.8h-1.8Z', 'M-1-1L1,1M-1,1L1-1'][kind % 8];
    return svg('path', {
      d: path, transform: 'translate(' + x.toFixed(1) + ',' + y.toFixed(1) + ') scale(' + r + ')', 'vector-effect': 'non-scaling-stroke',
      fill: kind % 8 > 4 ? 'none' : color, 'fill-opacity': 0.85, stroke: kind % 8 > 4 ? color : 'rgba(255,255,255,.6)', 'stroke-width': kind % 8 > 4 ? 2 : 0.7
    });
  }

  function scale(quantity, from, to) {
    const values = data.designs.map(function (design) { return design.values[quantity]; });
    const isLog = data.quantities[quantity].log, place = function (value) { return isLog ? Math.log10(value) : value; };
    if (quantity === ACCURACY) values.push(data.software);
    let low = Math.min(...values.map(place)), high = Math.max(...values.map(place));
    const room = 0.06 * (high - low) || Math.abs(high) * 0.05 || 1;
    low -= room;
    high += room;
    const at = function (value) { return from + (place(value) - low) / (high - low) * (to - from); };
    return { at: at, ticks: isLog ? logTicks(low, high) : evenTicks(low, high) };
  }

  function evenTicks(low, high) {
    const rough = (high - low) / 6, power = Math.pow(10, Math.floor(Math.log10(rough)));
    const step = power * [1, 2, 5, 10].find(function (factor) { return power * factor >= rough; }), ticks = [];
    for (let tick = Math.ceil(low / step) * step; tick <= high + 1e-9; tick += step) ticks.push(+tick.toPrecision(10));
    return ticks;
  }

  function logTicks(low, high) {
    const steps = high - low > 3 ? [1] : [1, 2, 5], ticks = [];
    for (let power = Math.floor(low); power <= high; power++)
      steps.forEach(function (step) {
        const tick = step * Math.pow(10, power);
        if (Math.log10(tick) >= low && Math.log10(tick) <= high) ticks.push(+tick.toPrecision(10));
      });
    return ticks;
  }

  function label(text, x, y, attributes) {
    return svg('text', Object.assign({ x: x, y: y, fill: 'currentColor', 'font-size': 12 }, attributes), text);
  }

  const scatter = element('div', { style: 'position:relative;width:100%;max-width:820px' }), legend = element('div', { style: 'font-size:90%;margin:4px 0 0 0' });
  const tip = element('div', { style: 'position:absolute;display:none;pointer-events:none;max-width:280px;padding:6px 8px;border-radius:4px;background:#222;color:#fff;font-size:85%;z-index:2' });
  const result = element('div', { 'aria-live': 'polite' });

  function draw() {
    const width = Math.max(300, Math.min(scatter.clientWidth || 720, 820)), left = 62, right = width - 12, top = 12, bottom = HEIGHT - 48;
    const x = scale(across, left, right), y = scale(up, bottom, top);
    const picture = svg('svg', {
      width: width, height: HEIGHT, viewBox: '0 0 ' + width + ' ' + HEIGHT, role: 'listbox', tabindex: '0', style: 'display:block;max-width:100%;font-family:inherit',
      'aria-label': 'Designs as points; arrow keys move design A, with Shift design B'
    });
    x.ticks.forEach(function (tick) {
      picture.append(svg('line', { x1: x.at(tick), x2: x.at(tick), y1: top, y2: bottom, stroke: '#808080', 'stroke-opacity': 0.22 }),
        label(String(tick), x.at(tick), bottom + 18, { 'text-anchor': 'middle' }));
    });
    y.ticks.forEach(function (tick) {
      picture.append(svg('line', { x1: left, x2: right, y1: y.at(tick), y2: y.at(tick), stroke: '#808080', 'stroke-opacity': 0.22 }),
        label(String(tick), left - 7, y.at(tick) + 4, { 'text-anchor': 'end' }));
    });
    picture.append(
      svg('path', { d: 'M' + left + ',' + top + 'V' + bottom + 'H' + right, fill: 'none', stroke: '#808080' }),
      label(data.quantities[across].name, (left + right) / 2, HEIGHT - 8, { 'text-anchor': 'middle' }),
      label(data.quantities[up].name, 14, (top + bottom) / 2, { 'text-anchor': 'middle', transform: 'rotate(-90 14 ' + (top + bottom) / 2 + ')' }));
    if (up === ACCURACY)
      picture.append(svg('line', { x1: left, x2: right, y1: y.at(data.software), y2: y.at(data.software), stroke: '#808080', 'stroke-dasharray': '2 3' }),
        label('software', right, y.at(data.software) - 4, { 'text-anchor': 'end', 'font-size': 11 }));
    const line = front().sort(function (a, b) { return a.values[across] - b.values[across]; });
    picture.append(svg('path', {
      d: line.map(function (design, place) { return (place ? 'L' : 'M') + x.at(design.values[across]).toFixed(1) + ',' + y.at(design.values[up]).toFixed(1); }).join(''),
      fill: 'none', stroke: 'currentColor', 'stroke-opacity': 0.7, 'stroke-width': 1.5, 'stroke-dasharray': '6 4'
    }));
    dots = data.designs.map(function (design, index) {
      const [px, py] = [x.at(design.values[across]), y.at(design.values[up])];
      const dot = svg('g', { role: 'option', 'aria-label': nameOf(design) + ', ' + design.texts[up] + ', ' + design.texts[across], 'aria-selected': 'false', style: 'cursor:pointer' },
        svg('circle', { cx: px, cy: py, r: 9, fill: 'transparent' }),
        symbol(design.labels[shape], px, py, 5, data.colors[design.labels[hue] % data.colors.length]));
      dot.place = [px, py];
      dot.addEventListener('mouseenter', function () { point(index, width); });
      dot.addEventListener('mouseleave', function () { tip.style.display = 'none'; });
      dot.addEventListener('click', function () { choose(next, index); next = 1 - next; });
      return dot;
    });
    picture.append(...dots);
    picture.rings = names.map(function (name, slot) {
      const ring = svg('g', { style: 'pointer-events:none' }, svg('circle', { r: 11, fill: 'none', stroke: 'currentColor', 'stroke-width': 2 }),
        label(name, 0, -15, { 'text-anchor': 'middle', 'font-weight': 'bold', 'font-size': 14 }));
      picture.append(ring);
      return ring;
    });
    picture.addEventListener('keydown', move);
    scatter.replaceChildren(picture, tip);
    scatter.picture = picture;
    scatter.drawnWidth = scatter.clientWidth;
    ring();
    showLegend();
  }

  function ring() {
    scatter.picture.rings.forEach(function (ring, slot) {
      const [x, y] = dots[chosen[slot]].place;
      // Two on one point: B below.
      ring.lastChild.setAttribute('y', slot === 1 && chosen[0] === chosen[1] ? 25 : -15);
      ring.setAttribute('transform', 'translate(' + x + ',' + y + ')');
    });
    dots.forEach(function (dot, index) { dot.setAttribute('aria-selected', chosen.includes(index) ? 'true' : 'false'); });
  }

  function showLegend() {
    const seen = {}, kinds = [];
    data.designs.forEach(function (design) {
      const key = design.labels[shape] + '/' + design.labels[hue];
      if (!seen[key]) kinds.push(seen[key] = [design.labels[shape], design.labels[hue]]);
    });
    kinds.sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; });
    legend.replaceChildren(...kinds.map(function (kind) {
      const text = data.axes[shape].labels[kind[0]] + (shape === hue ? '' : ', ' + data.axes[hue].labels[kind[1]]);
      return element('span', { style: 'display:inline-block;white-space:nowrap;margin-right:14px' },
        svg('svg', { width: 14, height: 14, viewBox: '0 0 14 14', 'aria-hidden': 'true', style: 'vertical-align:-2px;margin-right:4px' }, symbol(kind[0], 7, 7, 5, data.colors[kind[1] % data.colors.length])), text);
    }), element('span', { style: 'white-space:nowrap' }, '- - no other is better in both'));
  }

  function point(index, width) {
    const design = data.designs[index], [x, y] = dots[index].place;
    tip.replaceChildren(element('div', { style: 'font-weight:bold' }, nameOf(design)), ...data.quantities.map(function (quantity, place) {
      return element('div', {}, quantity.word + ': ' + design.texts[place]);
    }));
    tip.style.display = 'block';
    tip.style.left = Math.max(0, Math.min(x + 14, width - tip.offsetWidth)) + 'px';
    tip.style.top = (y + tip.offsetHeight + 16 > HEIGHT ? Math.max(0, y - tip.offsetHeight - 12) : y + 14) + 'px';
  }

  // The nearest point in a direction; the same one at the edge.
  function move(event) {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const slot = event.shiftKey ? 1 : 0, from = dots[chosen[slot]].place;
    let best = chosen[slot], least = Infinity;
    dots.forEach(function (dot, index) {
      const along = (dot.place[0] - from[0]) * way[0] + (dot.place[1] - from[1]) * way[1];
      const side = Math.abs((dot.place[0] - from[0]) * way[1]) + Math.abs((dot.place[1] - from[1]) * way[0]);
      if (along > 0.5 && along + 2 * side < least) [best, least] = [index, along + 2 * side];
    });
    choose(slot, best);
  }

  function choose(slot, index) {
    chosen[slot] = index;
    menus[slot].list.value = index;
    ring();
    show();
  }

  const all = data.designs.map(nameOf);
  const menus = names.map(function (name, slot) {
    return menu('Design ' + name, all, chosen[slot], function (index) { choose(slot, index); });
  });

  function show() {
    const pair = chosen.map(function (index) { return data.designs[index]; }), chips = pair.map(function (design) { return data.chips[design.chip]; });
    result.replaceChildren(table(pair), bars(chips), plans(chips));
  }

  function table(pair) {
    const cell = 'text-align:left;padding:2px 14px 2px 0;vertical-align:top', body = element('tbody');
    function line(name, texts, differs, last) {
      body.append(element('tr', {}, element('th', { scope: 'row', style: cell + ';font-weight:normal;opacity:.7' }, name),
        ...texts.map(function (text) { return element('td', { style: cell + (differs ? ';font-weight:bold' : '') }, text); }), element('td', { style: cell }, last)));
    }
    data.axes.forEach(function (axis, place) {
      line(axis.name, pair.map(function (design) { return axis.labels[design.labels[place]]; }), pair[0].labels[place] !== pair[1].labels[place], '');
    });
    data.quantities.forEach(function (quantity, place) {
      const [a, b] = pair.map(function (design) { return design.values[place]; });
      const change = a === b ? 'the same' : place === ACCURACY ? (b > a ? '+' : '−') + Math.abs(b - a).toFixed(1) + ' points' : '× ' + (b / a).toPrecision(3);
      line(quantity.word, pair.map(function (design) { return design.texts[place]; }), false, change);
    });
    return element('table', { style: 'border-collapse:collapse;margin:8px 0' },
      element('thead', {}, element('tr', {}, element('th', {}), ...names.map(function (name) { return element('th', { scope: 'col', style: cell }, 'Design ' + name); }),
        element('th', { scope: 'col', style: cell }, 'B against A'))), body);
  }

  // Both designs on one scale, divided by what circuits do.
  function bars(chips) {
    const block = element('div', { style: 'flex:1 1 380px;min-width:0' }), used = new Set();
    ['Area', 'Energy of an image', 'Time between images'].forEach(function (name, cost) {
      const sums = chips.map(function (chip) { return chip.costs[cost].reduce(function (sum, part) { return sum + part; }, 0); });
      block.append(element('div', { style: 'margin-top:6px' }, name), ...chips.map(function (chip, slot) {
        const bar = element('div', { style: 'flex:1;display:flex;height:16px;min-width:0' });
        bar.setAttribute('role', 'img');
        bar.setAttribute('aria-label', name + ' of ' + names[slot] + ': ' + chip.costs[cost].map(function (part, kind) { return part > 0 ? data.kinds[kind] + ' ' + (100 * part / sums[slot]).toFixed(1) + ' %' : ''; }).filter(Boolean).join(', '));
        chip.costs[cost].forEach(function (part, kind) {
          if (!(part > 0)) return;
          used.add(kind);
          bar.append(element('span', {
            title: data.kinds[kind] + ', ' + (100 * part / sums[slot]).toFixed(1) + ' %',
            style: 'height:100%;background:' + data.colors[kind] + ';width:' + (100 * part / Math.max(...sums)).toFixed(3) + '%'
          }));
        });
        return element('div', { style: 'display:flex;align-items:center;gap:6px;margin:2px 0' }, element('strong', { style: 'width:1.2em' }, names[slot]), bar);
      }));
    });
    block.prepend(element('div', { style: 'font-weight:bold' }, 'Where the cost is'));
    block.append(element('div', { style: 'font-size:90%;margin-top:6px' }, ...[...used].sort().map(function (kind) {
      return element('span', { style: 'display:inline-block;white-space:nowrap;margin-right:12px' },
        element('span', { style: 'display:inline-block;width:10px;height:10px;margin-right:4px;background:' + data.colors[kind] }), data.kinds[kind]);
    })));
    return block;
  }

  function plans(chips) {
    const unit = 300 / Math.max(...chips.flatMap(function (chip) { return chip.size; }));
    const pictures = chips.map(function (chip, slot) {
      const [width, height] = chip.size.map(function (side) { return Math.max(side * unit, 1); });
      const picture = svg('svg', { width: width, height: height, viewBox: '0 0 ' + width + ' ' + height, role: 'img', style: 'display:block;max-width:100%',
        'aria-label': 'Floorplan of ' + names[slot] + ': ' + chip.layers.map(function (layer, place) { return 'layer ' + (place + 1) + ' on ' + layer[0] + ' tiles'; }).join(', ') });
      const [x, y, w, h] = chip.shared.map(function (side) { return side * unit; });
      picture.append(svg('rect', { x: x, y: y, width: w, height: h, fill: 'rgba(128,128,128,.35)' }));
      let number = 0;
      chip.layers.forEach(function (layer, place) {
        for (let tile = 0; tile < layer[0]; tile++, number++)
          picture.append(svg('rect', {
            x: (number % chip.grid[0]) * chip.grid[1] * unit, y: Math.floor(number / chip.grid[0]) * chip.grid[2] * unit, width: layer[1] * unit, height: layer[2] * unit,
            fill: data.colors[place % data.colors.length], stroke: 'rgba(255,255,255,.7)', 'stroke-width': 0.7
          }, svg('title', {}, 'layer ' + (place + 1))));
      });
      return element('div', { style: 'min-width:0' }, element('div', {}, element('strong', {}, names[slot]), ', ' + chip.size.map(function (side) { return (side / 1000).toPrecision(3); }).join(' × ') + ' mm'), picture);
    });
    const layers = Math.max(...chips.map(function (chip) { return chip.layers.length; }));
    return element('div', { style: 'flex:1 1 380px;min-width:0;margin-top:10px' }, element('div', { style: 'font-weight:bold' }, 'Floorplans, on one scale'),
      element('div', { style: 'display:flex;flex-wrap:wrap;gap:18px;align-items:flex-start' }, ...pictures),
      element('div', { style: 'font-size:90%;margin-top:6px' }, ...Array.from({ length: layers }, function (_, place) {
        return element('span', { style: 'display:inline-block;white-space:nowrap;margin-right:12px' },
          element('span', { style: 'display:inline-block;width:10px;height:10px;margin-right:4px;background:' + data.colors[place % data.colors.length] }), 'layer ' + (place + 1));
      }), 'grey: shared circuits'));
  }

  const quantities = data.quantities.map(function (quantity) { return quantity.word; }), axes = data.axes.map(function (axis) { return axis.name; });
  content.append(
    element('div', { style: 'font-weight:bold' }, data.title),
    row(
      menu('Up', quantities, up, function (index) { up = index; draw(); }), menu('Across', quantities, across, function (index) { across = index; draw(); }),
      menu('Marker', axes, shape, function (index) { shape = index; draw(); }), menu('Colour', axes, hue, function (index) { hue = index; draw(); })),
    scatter, legend,
    element('div', { style: 'opacity:.7;font-size:90%;margin-top:6px' }, 'Click one point, then another; or choose here; or move with the arrow keys, with Shift for B.'),
    row(...menus), result);
  draw();
  show();
  ready();
  draw();
  new ResizeObserver(function () { if (scatter.clientWidth && scatter.clientWidth !== scatter.drawnWidth) draw(); }).observe(content);
}
