// The floorplan as SVG; beside it what the tile under the pointer, or the chosen one, holds and costs.
function build(content, data, ready) {
  const SVG = 'http://www.w3.org/2000/svg', maps = bytes(data.maps);
  const [width, height] = data.plan, unit = 1000 / width;
  let chosen = 0, onlyLayer = -1;
  data.blocks = data.blocks.map(read);
  readMaps();

  // A block is a row of numbers; those of its pictures are left out without a run.
  function read(block) {
    const [layer, row, column, rows, outputs, area, energy, latency, leakage, input, sourceRows, sourceColumns, down, across, scale, high, wide] = block;
    const text = function (place) { return data.words[place]; };
    return {
      layer: layer, row: row, column: column, rows: text(rows), outputs: text(outputs), costs: [area, energy, latency, leakage].map(text), input: input,
      weights: { size: [down, across], source: [sourceRows, sourceColumns], scale: scale }, cells: { size: [high, wide] }
    };
  }

  function shape(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    return made;
  }

  // Pictures follow each other in one run of bytes, in the order of the lists that name their sizes.
  function readMaps() {
    let place = 0;
    function take(map, bits) {
      const count = map.size[0] * map.size[1], per = 8 / bits;
      map.values = new Uint8Array(count);
      for (let i = 0; i < count; i++)
        map.values[i] = maps[place + Math.floor(i / per)] >> (bits * (i % per)) & ((1 << bits) - 1);
      place += Math.ceil(count / per);
    }
    if (data.hasMaps) {
      data.blocks.forEach(function (block) { take(block.weights, 8); take(block.cells, data.levelBits); });
      data.inputs.forEach(function (input) { take(input.driven, 8); take(input.vector, 1); });
    }
  }

  const picture = shape('svg', {
    viewBox: '0 0 1000 ' + (height * unit).toFixed(1), role: 'listbox', 'aria-label': 'Floorplan, one option a tile; arrow keys move',
    style: 'display:block;width:100%;max-height:680px'
  });
  const tiles = data.tiles.map(function (tile, index) {
    const block = data.blocks[tile[4]], [x, y, w, h] = tile.slice(0, 4).map(function (length) { return length * unit; });
    const group = shape('g', { role: 'option', 'aria-label': title(tile), 'aria-selected': 'false', tabindex: '-1', style: 'cursor:pointer;outline:none' });
    const label = String(block.layer + 1), size = Math.min(h * 0.55, w * 0.8 / label.length / 0.65);
    group.append(shape('rect', { x: x, y: y, width: w, height: h, fill: data.colors[block.layer % data.colors.length], stroke: 'rgba(255,255,255,.7)', 'stroke-width': 1 }));
    if (size > 9) {
      const text = shape('text', { x: x + w / 2, y: y + h / 2, 'text-anchor': 'middle', 'dominant-baseline': 'central', 'font-size': Math.min(size, 26), fill: '#fff', style: 'pointer-events:none' });
      text.textContent = label;
      group.append(text);
    }
    group.addEventListener('mouseenter', function () { show(index); });
    group.addEventListener('mouseleave', function () { show(chosen); });
    group.addEventListener('click', function () { choose(index); });
    return group;
  });
  const shared = shape('rect', { x: data.shared[0] * unit, y: data.shared[1] * unit, width: data.shared[2] * unit, height: data.shared[3] * unit, fill: 'rgba(128,128,128,.3)' });
  const mark = shape('rect', { fill: 'none', stroke: 'currentColor', 'stroke-width': 6, style: 'pointer-events:none' });
  shared.addEventListener('mouseenter', showShared);
  shared.addEventListener('mouseleave', function () { show(chosen); });
  picture.append(shared, ...tiles, mark);
  picture.addEventListener('keydown', function (event) {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    choose(neighbour(way), true);
  });

  // The nearest tile in a direction; the same one at the edge.
  function neighbour(way) {
    const centre = function (tile) { return [tile[0] + tile[2] / 2, tile[1] + tile[3] / 2]; }, from = centre(data.tiles[chosen]);
    let best = chosen, least = Infinity;
    data.tiles.forEach(function (tile, index) {
      const to = centre(tile), along = (to[0] - from[0]) * way[0] + (to[1] - from[1]) * way[1];
      const across = Math.abs((to[0] - from[0]) * way[1]) + Math.abs((to[1] - from[1]) * way[0]);
      if (index !== chosen && along > across * 0.7 && along + 2 * across < least) [best, least] = [index, along + 2 * across];
    });
    return best;
  }

  function title(tile) {
    const block = data.blocks[tile[4]];
    return 'layer ' + (block.layer + 1) + ', tile ' + (block.row + 1) + '.' + (block.column + 1) + ', copy ' + (tile[5] + 1) + ' of ' + data.copies[block.layer];
  }

  const heading = element('div', { style: 'font-weight:bold' }), list = element('div'), pictures = element('div');
  const details = element('div', { style: 'flex:1 1 330px;min-width:0', 'aria-live': 'polite' }, heading, list, pictures);

  function choose(index, focuses) {
    tiles[chosen].setAttribute('tabindex', '-1');
    tiles[chosen].setAttribute('aria-selected', 'false');
    chosen = index;
    tiles[chosen].setAttribute('tabindex', '0');
    tiles[chosen].setAttribute('aria-selected', 'true');
    const tile = data.tiles[chosen];
    ['x', 'y', 'width', 'height'].forEach(function (side, place) { mark.setAttribute(side, tile[place] * unit); });
    if (focuses) tiles[chosen].focus();
    show(chosen);
  }

  function show(index) {
    const tile = data.tiles[index], block = data.blocks[tile[4]];
    heading.textContent = title(tile);
    facts(list, [['layer', data.layers[block.layer]], ['weights', block.rows + '; ' + block.outputs]]
      .concat(block.costs.map(function (cost, place) { return [data.costNames[place], cost]; })));
    pictures.replaceChildren();
    if (data.hasMaps) showMaps(block);
    else pictures.append(element('div', { style: 'opacity:.7' }, 'Weights and inputs: give the explorer a run of the network.'));
  }

  function showShared() {
    heading.textContent = 'shared circuits';
    facts(list, data.sharedCosts);
    pictures.replaceChildren();
  }

  function showMaps(block) {
    const input = data.inputs[block.input], [rows, columns] = block.weights.source, [down, across] = block.weights.size;
    const exact = rows === down && columns === across;
    const reach = block.weights.scale.toPrecision(2);
    pictures.append(
      map('Weights, ' + rows + ' × ' + columns + (exact ? '' : ', a pixel the mean of about ' + Math.round(rows / down) + ' × ' + Math.round(columns / across)),
        block.weights, 254, data.signed, ['−' + reach, reach], 1),
      map('Cells, first ' + block.cells.size.join(' × ') + ' (rows × columns)', block.cells, data.largestLevel, data.amount, ['level 0', 'level ' + data.largestLevel], 0),
      map('Rows driven, of ' + input.vectors + ' input vectors; columns: bit planes, highest first', input.driven, 255, data.amount, ['never', 'always'], 0),
      map('One input vector, first ' + input.vector.size[0] + ' rows × ' + input.vector.size[1] + ' bits', input.vector, 1, data.amount, ['0', '1'], 0));
  }

  function map(name, map, largest, stops, ends, first) {
    const [rows, columns] = map.size, canvas = element('canvas', { width: columns, height: rows, role: 'img', 'aria-label': name + ', ' + ends[0] + ' to ' + ends[1] });
    const wide = columns > 12 ? 140 : 96, high = Math.min(140, Math.max(Math.round(wide * rows / columns), 20));
    canvas.style.cssText = 'width:' + wide + 'px;height:' + high + 'px;max-width:100%;image-rendering:pixelated;border:1px solid rgba(128,128,128,.4);display:block';
    const pen = canvas.getContext('2d'), pixels = pen.createImageData(columns, rows);
    map.values.forEach(function (value, index) {
      pixels.data.set([...blend(stops, (value - first) / largest), 255], 4 * index);
    });
    pen.putImageData(pixels, 0, 0);
    const scale = element('span', { style: 'display:inline-block;width:60px;height:9px;margin:0 5px;background:linear-gradient(to right,' + stops.join(',') + ')' });
    return element('div', { style: 'display:inline-block;vertical-align:top;width:158px;max-width:100%;margin:8px 10px 0 0;font-size:85%' }, name,
      element('div', {}, ends[0], scale, ends[1]), canvas);
  }

  function limit(layer) {
    onlyLayer = layer - 1;
    tiles.forEach(function (group, index) {
      group.style.opacity = onlyLayer < 0 || data.blocks[data.tiles[index][4]].layer === onlyLayer ? 1 : 0.2;
    });
    if (onlyLayer >= 0) choose(data.tiles.findIndex(function (tile) { return data.blocks[tile[4]].layer === onlyLayer; }));
  }

  content.append(
    element('div', { style: 'font-weight:bold' }, data.title),
    row(menu('Layer', ['all layers'].concat(data.layers), 0, limit), element('div', {}, data.totals)),
    element('div', { style: 'display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start' },
      element('div', { style: 'flex:1 1 420px;min-width:0' }, picture), details));
  choose(0);
  ready();
}
