"use strict";
(() => {
  const rows = [...document.querySelectorAll(".list > .p")];
  const search = document.getElementById("search");
  const count = document.getElementById("count");
  const boxes = [...document.querySelectorAll(".tools input[type=checkbox]")];
  const texts = new Map();
  document.documentElement.classList.add("js");

  // What a certain patch has to say is kept as text until somebody opens it.
  const fill = row => {
    const kept = row.querySelector("script[type='text/x-details']");
    if (kept) {
      kept.insertAdjacentHTML("afterend", kept.textContent);
      kept.remove();
    }
  };

  const textOf = row => {
    let text = texts.get(row);
    if (text === undefined) {
      texts.set(row, text = row.textContent.toLowerCase());
    }
    return text;
  };

  const show = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(word => word);
    const hidden = new Set(boxes.filter(box => !box.checked).map(box => box.value));
    let shown = 0;
    for (const row of rows) {
      const fits = words.length === 0 || words.every(word => textOf(row).includes(word));
      row.hidden = !fits;
      shown += fits && !hidden.has(row.dataset.o) ? 1 : 0;
    }
    count.textContent = shown === rows.length ? "" : `${shown} of ${rows.length}`;
    history.replaceState(null, "", words.length === 0 ? location.pathname : "#q=" + encodeURIComponent(search.value));
  };

  const reveal = () => {
    if (location.hash.startsWith("#q=")) {
      search.value = decodeURIComponent(location.hash.slice(3));
      show();
      return;
    }
    const row = /^#p\d+$/.test(location.hash) ? document.getElementById(location.hash.slice(1)) : null;
    if (row && row.tagName === "DETAILS") {
      fill(row);
      row.open = true;
      row.scrollIntoView();
    }
  };

  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 120);
  });
  for (const box of boxes) {
    box.addEventListener("change", show);
  }
  document.addEventListener("toggle", event => event.target.open && fill(event.target), true);
  document.addEventListener("keydown", event => {
    if (event.key === "/" && document.activeElement !== search) {
      event.preventDefault();
      search.focus();
    }
  });
  window.addEventListener("hashchange", reveal);
  if (location.hash) {
    reveal();
  }
})();
