// 对读: comfort on the page of a comparison. Columns move by keys and by drag, rows fold without a new page, and each
// column may scroll by itself. Links and forms do the same without this file, but for the last.
(function () {
  "use strict";

  var table = document.querySelector("table.compare");
  if (!table) return;
  var heads = list(table.querySelectorAll(".compare-head"));
  var rows = list(table.querySelectorAll(".compare-row"));
  var tools = document.querySelector(".compare-tools");
  var SAID = "duidu-compare-said"; // what the next page says, and which column has the focus there

  function list(found) {
    return Array.prototype.slice.call(found);
  }

  function element(name, className, words) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (words) made.textContent = words;
    return made;
  }

  // ---- what is read out ---------------------------------------------------------------------------------------------

  var live = element("p", "hidden");
  live.setAttribute("role", "status");
  live.setAttribute("aria-live", "polite");
  document.body.appendChild(live);

  function say(words) {
    live.textContent = words;
  }

  // ---- columns: ← and →, a number, drag -----------------------------------------------------------------------------

  function nameOf(head) {
    return head.querySelector(".compare-agency").textContent;
  }

  // The row that is being read: the last whose top is above the sticky heads.
  function rowInSight() {
    var top = heads[0].getBoundingClientRect().bottom + 60;
    var above = rows.filter(function (row) { return row.getBoundingClientRect().top <= top; });
    return above.length && heads[0].getBoundingClientRect().top <= 1 ? above[above.length - 1] : null;
  }

  // Where the next page begins: rows by headings and by likeness are called otherwise there.
  function anchor() {
    var row = byPlaces() ? null : rowInSight();
    return row ? row.id : "";
  }

  // The address with the columns in another order. The server reads it; keys of rows follow the links of the heads.
  function move(from, to, byKey) {
    if (to < 0 || to >= heads.length || to === from) return;
    var link = heads[from].querySelector('.compare-moves a[title="' + (to < from ? "左移一列" : "右移一列") + '"]');
    var base = to === 0 && heads[from].querySelector("a.compare-base");
    var next = Math.abs(to - from) === 1 ? link : base;
    var url = new URL(next ? next.href : location.href);
    if (!next) {
      var order = columns(location.search);
      order.splice(to, 0, order.splice(from, 1)[0]);
      var rest = url.search.slice(1).split("&").filter(function (pair) { return pair && !/^r=/.test(pair); });
      url.search = "?" + order.map(function (id) { return "r=" + id; }).concat(rest).join("&");
      url.search = url.search.replace(/([?&](?:rows|fold)=)([^&]*)/g, function (all, name, keys) {
        return name + keysFor(keys, url.search);
      });
    }
    url.hash = anchor();
    var words = nameOf(heads[from]) + "已移到第 " + (to + 1) + " 列" + (to === 0 ? "，作为基准" : "");
    try {
      sessionStorage.setItem(SAID, JSON.stringify([words, byKey ? to : -1]));
    } catch (error) {
      // storage may be switched off: the columns move all the same
    }
    location.assign(url.href);
  }

  function columns(search) {
    return (search.match(/[?&]r=\d+/g) || []).map(function (pair) { return pair.slice(3); });
  }

  function by(search) {
    return (/[?&]by=([a-z]+)/.exec(search) || ["", "part"])[1];
  }

  // Rows by headings and by likeness are named by a place: number of the column and line.
  function byPlaces() {
    return /^(outline|likeness)$/.test(by(location.search));
  }

  // The keys as they are called in another order of columns.
  function keysFor(keys, search) {
    if (!byPlaces()) return keys;
    var before = columns(location.search);
    var after = columns(search);
    return keys.split(",").map(function (key) {
      var place = /^(\d+)-(\d+)$/.exec(key);
      if (!place) return key;
      var at = after.indexOf(before[Number(place[1]) - 1]);
      return at < 0 ? "" : at + 1 + "-" + place[2];
    }).filter(Boolean).join(",");
  }

  heads.forEach(function (head, at) {
    head.tabIndex = 0;
    head.setAttribute("aria-keyshortcuts", "ArrowLeft ArrowRight");
    head.title = "按 ← → 左右移动这一列，按数字移到那一列";
    head.addEventListener("keydown", function (event) {
      if (event.target !== head || event.ctrlKey || event.metaKey || event.altKey) return;
      var to = { ArrowLeft: at - 1, ArrowRight: at + 1 }[event.key];
      if (/^[1-4]$/.test(event.key)) to = Number(event.key) - 1;
      if (to === undefined) return;
      event.preventDefault();
      if (to < 0 || to >= heads.length) say("已经在最边上");
      else move(at, to, true);
    });
    // The links of the head lead to where the eye is.
    head.addEventListener("click", function (event) {
      var link = event.target.closest && event.target.closest(".compare-moves a, a.compare-base");
      if (link) link.hash = anchor();
    });
  });

  if (window.matchMedia("(pointer: fine)").matches) {
    var dragged = -1;
    var unmark = function () {
      heads.forEach(function (head) { head.classList.remove("is-dragged", "is-target"); });
    };
    heads.forEach(function (head, at) {
      head.draggable = true;
      list(head.querySelectorAll("a")).forEach(function (link) { link.draggable = false; });
      head.addEventListener("dragstart", function (event) {
        dragged = at;
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", nameOf(head));
        head.classList.add("is-dragged");
      });
      head.addEventListener("dragover", function (event) {
        if (dragged < 0 || dragged === at) return;
        event.preventDefault();
        heads.forEach(function (other) { other.classList.toggle("is-target", other === head); });
      });
      head.addEventListener("dragleave", function () { head.classList.remove("is-target"); });
      head.addEventListener("drop", function (event) {
        event.preventDefault();
        unmark();
        if (dragged >= 0) move(dragged, at);
      });
      head.addEventListener("dragend", function () {
        dragged = -1;
        unmark();
      });
    });
  }

  try {
    var said = JSON.parse(sessionStorage.getItem(SAID) || "null");
    sessionStorage.removeItem(SAID);
    if (said) {
      if (heads[said[1]]) heads[said[1]].focus({ preventScroll: true });
      setTimeout(function () { say(said[0]); }, 300);
    }
  } catch (error) {
    // nothing to say
  }

  // ---- rows: fold and pick ------------------------------------------------------------------------------------------

  function keyOf(row) {
    return row.id.replace(/^row-/, "");
  }

  // What `fold` says of the rows as they are: those folded, or all but those open, whichever is shorter.
  function folded() {
    var shut = rows.filter(isShut).map(keyOf);
    var open = rows.filter(function (row) { return !isShut(row); }).map(keyOf);
    return (open.length < shut.length ? ["all"].concat(open) : shut).join(",");
  }

  function isShut(row) {
    return row.classList.contains("is-folded");
  }

  function withFold(search, value) {
    var rest = search.replace(/^\?/, "").split("&").filter(function (pair) { return pair && !/^fold=/.test(pair); });
    return "?" + rest.concat(value ? "fold=" + value : []).join("&");
  }

  // The address, the links and the forms of the page say the same as the rows.
  function keep() {
    var value = folded();
    history.replaceState(null, "", withFold(location.search, value) + location.hash);
    list(document.querySelectorAll('main a[href^="/compare?"]:not(.compare-fold-all)')).forEach(function (link) {
      if (by(link.search) !== by(location.search)) return; // rows of another kind
      link.search = withFold(link.search, keysFor(value, link.search));
    });
    list(document.querySelectorAll('main form[action="/compare"]')).forEach(function (form) {
      var field = form.querySelector('input[type="hidden"][name="fold"]');
      if (!field) {
        field = element("input");
        field.type = "hidden";
        field.name = "fold";
        form.appendChild(field);
      }
      field.value = value;
      field.disabled = !value;
    });
  }

  function fold(row, shut) {
    row.classList.toggle("is-folded", shut);
    var button = row.querySelector(".compare-fold-row");
    button.textContent = shut ? "展开" : "收起";
    button.setAttribute("aria-expanded", String(!shut));
    (boxesOfText || []).forEach(function (box) {
      partOf(box, keyOf(row)).classList.toggle("is-folded", shut);
    });
  }

  rows.forEach(function (row) {
    row.querySelector(".compare-fold-row").addEventListener("click", function (event) {
      event.preventDefault();
      fold(row, !isShut(row));
      // A folded row above the screen would leave the eye somewhere else.
      if (row.getBoundingClientRect().top < 0) row.scrollIntoView();
      keep();
    });
  });
  list(document.querySelectorAll(".compare-fold-all")).forEach(function (link, at) {
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      rows.forEach(function (row) { fold(row, at === 0); });
      keep();
      say(at === 0 ? "各行已收起" : "各行已展开");
    });
  });

  var pick = document.querySelector("#pick button");
  var picks = list(table.querySelectorAll(".compare-pick-go"));
  var boxes = list(table.querySelectorAll(".compare-pick"));
  function count() {
    var ticked = boxes.filter(function (box) { return box.checked; }).length;
    pick.disabled = ticked === 0;
    pick.textContent = ticked ? "只看选中的 " + ticked + " 行" : "只看选中的行";
    picks.forEach(function (button) { button.textContent = pick.textContent; });
  }
  table.addEventListener("change", count);
  window.addEventListener("pageshow", count);
  count();

  // ---- each column by itself ----------------------------------------------------------------------------------------

  var FREE = /^#free(?:=(.+))?$/;
  var free = element("button", "button-plain compare-free-switch", "各列自由滚动");
  free.type = "button";
  free.title = "每一列在自己的框里滚动，从现在看到的这一行起";
  var boxesOfText = null;
  var led = 0; // the column that was scrolled last: where the eye is

  function cellsOf(row, column) {
    return list(row.querySelectorAll("tr")).map(function (line) { return line.children[column]; })
      .filter(function (cell) { return cell && cell.tagName === "TD"; });
  }

  // The texts move into a box a column; a mark stays in each cell, so that they find back.
  function release(at) {
    var grid = element("div", "compare-boxes compare-boxes-" + heads.length);
    boxesOfText = heads.map(function (head, column) {
      var box = element("div", "compare-box");
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", nameOf(head));
      box.appendChild(element("p", "compare-box-head", column + 1 + "　" + nameOf(head)));
      rows.forEach(function (row) {
        var part = element("section", "compare-box-row" + (isShut(row) ? " is-folded" : ""));
        part.setAttribute("data-row", keyOf(row));
        part.appendChild(element("h2", "", row.querySelector("h2").textContent.trim()));
        cellsOf(row, column).forEach(function (cell) {
          var moved = element("div", cell.className);
          while (cell.firstChild) moved.appendChild(cell.firstChild);
          moved.cell = cell;
          part.appendChild(moved);
        });
        box.appendChild(part);
      });
      // What this script has scrolled itself says nothing of the eye.
      box.addEventListener("scroll", function () {
        if (Math.abs(box.scrollTop - (box.placed || 0)) > 1) led = column;
      });
      grid.appendChild(box);
      return box;
    });
    table.parentNode.insertBefore(grid, table);
    table.parentNode.classList.add("is-free");
    free.textContent = "重新对齐";
    free.setAttribute("aria-pressed", "true");
    // The boxes begin where the eye is.
    led = 0;
    tools.scrollIntoView();
    boxesOfText.forEach(function (box) { scrollTo(box, at); });
    history.replaceState(null, "", location.search + "#free" + (at ? "=" + at : ""));
    say("各列可以各自滚动");
  }

  function partOf(box, key) {
    return list(box.children).filter(function (part) { return part.getAttribute("data-row") === key; })[0];
  }

  function scrollTo(box, key) {
    var part = key && partOf(box, key);
    if (part) box.scrollTop = part.offsetTop - box.firstChild.offsetHeight;
    box.placed = box.scrollTop;
  }

  // The row at the top of the column that was scrolled last.
  function topRow() {
    var box = boxesOfText[led];
    var top = box.scrollTop + box.firstChild.offsetHeight + 2;
    var parts = list(box.querySelectorAll(".compare-box-row"));
    var above = parts.filter(function (part) { return part.offsetTop <= top; });
    return (above.length ? above[above.length - 1] : parts[0]).getAttribute("data-row");
  }

  function align() {
    var key = topRow();
    boxesOfText.forEach(function (box) {
      list(box.querySelectorAll(".compare-box-row > div")).forEach(function (moved) {
        while (moved.firstChild) moved.cell.appendChild(moved.firstChild);
      });
    });
    boxesOfText = null;
    table.parentNode.classList.remove("is-free");
    table.parentNode.removeChild(table.parentNode.querySelector(".compare-boxes"));
    free.textContent = "各列自由滚动";
    free.setAttribute("aria-pressed", "false");
    history.replaceState(null, "", location.search + "#row-" + key);
    document.getElementById("row-" + key).scrollIntoView();
    say("各列已按行对齐");
  }

  list(document.querySelectorAll(".compare-rows a")).forEach(function (link) {
    link.addEventListener("click", function (event) {
      if (!boxesOfText) return;
      event.preventDefault();
      boxesOfText.forEach(function (box) { scrollTo(box, link.hash.replace(/^#row-/, "")); });
    });
  });
  free.setAttribute("aria-pressed", "false");
  free.addEventListener("click", function () {
    var row = rowInSight();
    if (boxesOfText) align();
    else release(row ? keyOf(row) : "");
  });
  if (heads.length > 1 && rows.length) {
    tools.appendChild(free);
    var asked = FREE.exec(location.hash);
    if (asked) release(decodeURIComponent(asked[1] || ""));
    window.addEventListener("beforeprint", function () { if (boxesOfText) align(); });
  }
})();
