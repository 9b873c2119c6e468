// What all explorers share. Each output wraps this, its own build() and its data in one function: nothing is global.

// Calls build(content, data) for every element of that id on the page; the picture inside stays if a script fails.
function explorer(id, data, build) {
  let tries = 0;
  (function find() {
    const places = document.querySelectorAll('[id="' + id + '"]');
    if (!places.length && tries++ < 60) setTimeout(find, 50);
    places.forEach(function (place) {
      if (place.cimReady) return;
      place.cimReady = true;
      const picture = place.firstElementChild, content = element('div', { style: 'height:0;overflow:hidden' });
      place.append(content);
      try {
        build(content, data, function () {
          picture.style.display = 'none';
          content.style.cssText = '';
        });
      } catch (error) {
        content.remove();
        console.error(error);
      }
    });
  })();
}

// An element with attributes and children; text is never read as HTML.
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const key in attributes || {}) made.setAttribute(key, attributes[key]);
  made.append(...children);
  return made;
}

const FIELD = 'color:inherit;background:transparent;font:inherit;border:1px solid rgba(128,128,128,.6);border-radius:4px;padding:2px 4px;max-width:100%';
const LABEL = 'display:inline-flex;flex-direction:column;gap:2px;margin:0;font-weight:normal;max-width:100%';

function row(...children) {
  return element('div', { style: 'display:flex;flex-wrap:wrap;gap:10px 18px;align-items:flex-end;margin:8px 0' }, ...children);
}

// A labelled menu; changed(index) is called when the reader chooses.
function menu(label, names, index, changed) {
  const list = element('select', { style: FIELD });
  names.forEach(function (name, place) {
    list.append(element('option', { value: place, style: 'color:#000;background:#fff' }, name));
  });
  list.value = index;
  list.addEventListener('change', function () { changed(+list.value); });
  const made = element('label', { style: LABEL }, label, list);
  made.list = list;
  return made;
}

// A labelled slider over names, with the chosen name beside it.
function slider(label, names, index, changed) {
  const input = element('input', { type: 'range', min: 0, max: names.length - 1, step: 1, style: 'width:150px;max-width:100%;margin:0;accent-color:#0f7fc4' });
  const shown = element('output', { style: 'font-weight:bold' });
  function show() {
    shown.textContent = names[+input.value];
    input.setAttribute('aria-valuetext', names[+input.value]);
  }
  input.value = index;
  show();
  input.addEventListener('input', function () { show(); changed(+input.value); });
  return element('label', { style: LABEL }, element('span', {}, label + ': ', shown), input);
}

function checkbox(label, isOn, changed) {
  const input = element('input', { type: 'checkbox', style: 'margin:0 6px 0 0;accent-color:#0f7fc4' });
  input.checked = isOn;
  input.addEventListener('change', function () { changed(input.checked); });
  return element('label', { style: 'display:inline-flex;align-items:center;margin:0;font-weight:normal' }, input, label);
}

// Names and values as a list that screen readers announce when it changes.
function facts(place, pairs) {
  const list = element('dl', { style: 'display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 12px;margin:6px 0' });
  pairs.forEach(function (pair) {
    list.append(
      element('dt', { style: 'opacity:.7;font-weight:normal' }, pair[0]),
      element('dd', { style: 'margin:0;overflow-wrap:anywhere' }, pair[1]));
  });
  place.replaceChildren(list);
}

function bytes(text) {
  const raw = atob(text), made = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) made[i] = raw.charCodeAt(i);
  return made;
}

// A colour between stops '#rrggbb', at 0 to 1, as three numbers.
function blend(stops, at) {
  const place = Math.min(Math.max(at, 0), 1) * (stops.length - 1), index = Math.min(Math.floor(place), stops.length - 2);
  return [1, 3, 5].map(function (digit) {
    const low = parseInt(stops[index].substr(digit, 2), 16), high = parseInt(stops[index + 1].substr(digit, 2), 16);
    return Math.round(low + (place - index) * (high - low));
  });
}

// A figure drawn by plotly.js when the page has it; ready(redraw) gets a function that draws other data and layout.
function chart(holder, figure, ready) {
  holder.className = 'cim-figure';
  holder.style.cssText += ';flex:1 1 400px;min-width:0';
  (window.cimFigures = window.cimFigures || []).push({
    place: holder, figure: figure, ready: function (drawn, plotly, config) {
      ready(function (traces, layout) { return plotly.react(drawn, traces, layout, config); }, drawn);
    }
  });
}
