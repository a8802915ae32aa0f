// Choosing what to read side by side: boxes in lists, and a tray at the bottom that keeps what was ticked from one list
// to the next. It lies in this tab alone (sessionStorage) as a list of { id, name }. Without this file every list is a form of
// its own with a button.
(function () {
  "use strict";

  var KEY = "duidu-tray";
  var MOST = 4;
  var boxes = Array.prototype.slice.call(document.querySelectorAll("input[data-tray]"));
  if (!boxes.length) return;
  var unsaved = null; // the list, where storage is switched off: it lasts as long as the page

  function isReport(one) {
    return one && /^\d+$/.test(one.id) && typeof one.name === "string";
  }

  function read() {
    if (unsaved) return unsaved.slice();
    try {
      var list = JSON.parse(sessionStorage.getItem(KEY) || "[]");
      return Array.isArray(list) ? list.filter(isReport).slice(0, MOST) : [];
    } catch (error) {
      return [];
    }
  }

  function write(list) {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(list));
      unsaved = null;
    } catch (error) {
      unsaved = list;
    }
    show();
  }

  function element(name, className, words) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (words) made.textContent = words;
    return made;
  }

  function button(words, className, act) {
    var made = element("button", className, words);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  var tray = element("section", "tray");
  tray.setAttribute("aria-label", "已选的材料");
  var said = element("p", "tray-said");
  said.setAttribute("role", "status");
  var names = element("ul", "tray-names");
  var clear = button("清空", "button-plain", function () { write([]); });
  var go = element("a", "button tray-go", "对读");
  go.setAttribute("role", "link"); // also while it leads nowhere
  [said, names, clear, go].forEach(function (part) { tray.appendChild(part); });
  document.body.appendChild(tray);
  document.body.classList.add("has-tray");

  function without(id) {
    return read().filter(function (one) { return one.id !== id; });
  }

  function chip(one) {
    var item = element("li", "", one.name);
    var remove = button("×", "tray-remove", function () {
      write(without(one.id));
      (names.querySelector("button") || boxes[0]).focus();
    });
    remove.setAttribute("aria-label", "去掉" + one.name);
    item.appendChild(remove);
    return item;
  }

  function show() {
    var list = read();
    while (names.firstChild) names.removeChild(names.firstChild);
    list.forEach(function (one) { names.appendChild(chip(one)); });
    tray.hidden = list.length === 0;
    document.body.classList.toggle("tray-open", list.length > 0);
    said.textContent = "已选 " + list.length + " 份" +
      (list.length < 2 ? "，再选一份就可以对读" : list.length < MOST ? "，最多 " + MOST + " 份" : "，已选满");
    go.textContent = list.length < 2 ? "对读" : "对读这 " + list.length + " 份";
    go.classList.toggle("is-off", list.length < 2);
    if (list.length < 2) {
      go.removeAttribute("href");
      go.setAttribute("aria-disabled", "true");
    } else {
      go.href = "/compare?" + list.map(function (one) { return "r=" + one.id; }).join("&");
      go.removeAttribute("aria-disabled");
    }
    boxes.forEach(function (box) {
      box.checked = list.some(function (one) { return one.id === box.value; });
      box.disabled = !box.checked && list.length >= MOST;
      box.title = box.disabled ? "最多选 " + MOST + " 份，先去掉一份" : "";
    });
  }

  boxes.forEach(function (box) {
    box.addEventListener("change", function () {
      var list = without(box.value);
      if (box.checked && list.length < MOST) list.push({ id: box.value, name: box.getAttribute("data-tray") });
      write(list);
    });
  });

  // Back from a comparison the browser may show the boxes as they were: the tray knows better.
  window.addEventListener("pageshow", show);
  show();
})();
