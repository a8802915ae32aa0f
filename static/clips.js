// 材料夹: passages picked while reading. They lie in this browser alone (localStorage) as a list of
// { id, at, note }: the passage's id, its place (/reports/3#L225), a remark. The server shows whatever ids an
// address names; this file keeps the list, and adds the tools to the page of the folder.
(function () {
  "use strict";

  var KEY = "duidu-clips";
  var MOST = 200;
  var LONGEST_NOTE = 500;
  var LONGEST_ADDRESS = 6000; // letters: every browser, server and proxy between them takes such an address
  var unsaved = null; // the list, where storage is switched off: it lasts as long as the page

  function isClip(one) {
    return one && typeof one.id === "number" && one.id > 0 && typeof one.at === "string";
  }

  function read() {
    if (unsaved) return unsaved.slice();
    try {
      var list = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(list) ? list.filter(isClip).slice(0, MOST) : [];
    } catch (error) {
      return [];
    }
  }

  function write(list) {
    try {
      localStorage.setItem(KEY, JSON.stringify(list));
      unsaved = null;
    } catch (error) {
      unsaved = list;
    }
    show();
  }

  function ids(list) {
    return list.map(function (one) { return one.id; }).join(",");
  }

  function address(list) {
    return list.length ? "/clips?p=" + ids(list) : "/clips";
  }

  function element(name, className, words) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (words) made.textContent = words;
    return made;
  }

  function button(words, className, title, act) {
    var made = element("button", className, words);
    made.type = "button";
    if (title) made.title = title;
    made.addEventListener("click", act);
    return made;
  }

  // What happened, in sight for a moment and read out.
  var said = element("p", "clip-said");
  said.setAttribute("role", "status");
  document.body.appendChild(said);
  var silence = 0;
  function say(words) {
    said.textContent = words;
    said.classList.add("is-on");
    clearTimeout(silence);
    silence = setTimeout(function () { said.classList.remove("is-on"); }, 2500);
  }

  // ---- passages anywhere: a button behind each, and the key c -------------------------------------------------------

  var buttons = []; // [button, id]

  function placeOf(link) {
    return link.pathname + link.hash;
  }

  function toggle(id, at) {
    var list = read();
    var rest = list.filter(function (one) { return one.id !== id; });
    if (rest.length < list.length) {
      write(rest);
      say("已移出材料夹，还有 " + rest.length + " 段");
    } else if (list.length >= MOST) {
      say("一个材料夹最多 " + MOST + " 段，请先移出一些");
    } else {
      list.push({ id: id, at: at, note: "" });
      write(list);
      say("已收入材料夹，共 " + list.length + " 段");
    }
  }

  document.querySelectorAll("[data-clip]").forEach(function (link) {
    var id = Number(link.getAttribute("data-clip"));
    var add = button("收入材料夹", "clip-add", "收入材料夹（键盘 c）", function (event) {
      event.preventDefault(); // inside a summary a click would fold the passage
      toggle(id, placeOf(link));
    });
    // On the page of a report the link is the number in the margin: the button goes behind the text.
    var block = link.classList.contains("line-no") && link.parentNode.querySelector(".body, h2, h3, h4, h5, h6");
    if (block) {
      block.appendChild(document.createTextNode(" "));
      block.appendChild(add);
    } else {
      link.insertAdjacentElement("afterend", add);
      link.insertAdjacentText("afterend", " ");
    }
    buttons.push([add, id]);
  });

  // The counter in the navigation, and which passages are in the folder.
  function show() {
    var list = read();
    var link = document.querySelector('.tabs a[href^="/clips"]');
    if (link) {
      link.textContent = list.length ? "材料夹 (" + list.length + ")" : "材料夹";
      link.setAttribute("href", address(list));
    }
    var picked = {};
    list.forEach(function (one) { picked[one.id] = true; });
    buttons.forEach(function (pair) {
      var on = picked[pair[1]] === true;
      pair[0].classList.toggle("is-picked", on);
      pair[0].textContent = on ? "已收入" : "收入材料夹";
      pair[0].setAttribute("aria-pressed", String(on));
    });
  }

  // The passage around a node: the nearest box that holds exactly one button.
  function buttonNear(node) {
    for (var box = node; box && box.id !== "main" && box.querySelectorAll; box = box.parentNode) {
      var inside = box.querySelectorAll(".clip-add");
      if (inside.length) return inside.length === 1 ? inside[0] : null;
    }
    return null;
  }

  var pointed = null;
  document.addEventListener("mouseover", function (event) { pointed = event.target; });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "c" && event.key !== "C") return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    var active = document.activeElement;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(active.tagName)) return;
    var near = (active !== document.body && buttonNear(active)) || buttonNear(pointed);
    if (near) near.click();
  });

  window.addEventListener("storage", function (event) { if (event.key === KEY) show(); });
  window.addEventListener("pageshow", show);
  show();

  // ---- the page of the folder ---------------------------------------------------------------------------------------

  var page = document.querySelector("[data-clips]");
  if (!page) return;
  var asked = new URLSearchParams(location.search).get("p");
  if (!asked) {
    if (read().length) location.replace(address(read()));
    return;
  }
  var items = page.querySelector(".clips-list");
  if (!items) return;

  function rows() {
    return Array.prototype.slice.call(items.querySelectorAll(".clip"));
  }

  function idOf(row) {
    return Number(row.getAttribute("data-id"));
  }

  function linkOf(row) {
    return row.querySelector(".cite");
  }

  function cited(row, note) {
    var words = row.querySelector(".card-text").textContent.trim() + linkOf(row).textContent.trim();
    return note ? words + "（批注：" + note + "）" : words;
  }

  function copy(words, done) {
    function byHand() {
      // Without https there is no clipboard for pages: select and copy as of old.
      var field = element("textarea", "hidden");
      field.value = words;
      document.body.appendChild(field);
      field.select();
      var copied = false;
      try { copied = document.execCommand("copy"); } catch (error) { copied = false; }
      document.body.removeChild(field);
      say(copied ? done : "浏览器不让复制，请选中文字后按 Ctrl+C");
    }
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(words).then(function () { say(done); }, byHand);
    } else {
      byHand();
    }
  }

  // Remarks that came with the address: #n={"12":"…"}, or ?n= in one that leads to a file.
  function notesSent() {
    try {
      var notes = location.hash.indexOf("#n=") === 0
        ? JSON.parse(decodeURIComponent(location.hash.slice(3)))
        : JSON.parse(new URLSearchParams(location.search).get("n") || "{}");
      return notes && typeof notes === "object" ? notes : {};
    } catch (error) {
      return {};
    }
  }

  function noteSent(notes, id) {
    return typeof notes[id] === "string" ? notes[id].slice(0, LONGEST_NOTE) : "";
  }

  var tools = element("p", "clips-tools");
  page.insertBefore(tools, page.firstChild);

  // The files that the page leads to are written by the server, which knows no remark: the links carry them. What does
  // not fit is left out and said.
  var tooLong = element("p", "clips-whose");
  tooLong.setAttribute("role", "status");
  function carry(list) {
    var kept = {};
    var left = 0;
    // The longest of the links decides: the files all say the same.
    var room = LONGEST_ADDRESS - location.origin.length - 60 - ids(list).length;
    list.forEach(function (one) {
      if (!one.note) return;
      kept[one.id] = one.note;
      if (encodeURIComponent(JSON.stringify(kept)).length <= room) return;
      delete kept[one.id];
      left += 1;
    });
    var some = Object.keys(kept).length > 0;
    document.querySelectorAll(".downloads a").forEach(function (link) {
      var to = new URL(link.href);
      to.searchParams.set("p", ids(list));
      if (some) to.searchParams.set("n", JSON.stringify(kept)); else to.searchParams.delete("n");
      link.href = to.href.replace(/%2C/g, ",");
    });
    tooLong.textContent = left
      ? "批注太长，导出的链接里放不下：有 " + left + " 条不在导出的文件里。要都带上，用“全部复制”，或把批注写短些。"
      : "";
    if (left) tools.insertAdjacentElement("afterend", tooLong); else if (tooLong.parentNode) tooLong.parentNode.removeChild(tooLong);
  }

  // What the server has written of them: below, each remark stands as it is now.
  page.querySelectorAll(".clip-note").forEach(function (note) { note.parentNode.removeChild(note); });
  if (asked === ids(read())) mine(); else foreign();

  // A folder that someone sent, or an old address of one's own.
  function foreign() {
    var sent = notesSent();
    tools.appendChild(element("span", "clips-whose", "这是链接里的材料夹，共 " + rows().length + " 段。"));
    tools.appendChild(button("全部收入我的材料夹", "", "", function () {
      var list = read();
      rows().forEach(function (row) {
        var known = list.some(function (one) { return one.id === idOf(row); });
        if (known || list.length >= MOST) return;
        list.push({ id: idOf(row), at: placeOf(linkOf(row)), note: noteSent(sent, idOf(row)) });
      });
      write(list);
      location.assign(address(list));
    }));
    if (read().length) {
      var own = element("a", "", "看我的材料夹（" + read().length + " 段）");
      own.href = address(read());
      tools.appendChild(own);
    }
    rows().forEach(function (row) {
      var note = noteSent(sent, idOf(row));
      if (note) row.appendChild(element("p", "clip-note", "批注：" + note));
    });
    carry(rows().map(function (row) { return { id: idOf(row), note: noteSent(sent, idOf(row)) }; }));
  }

  // One's own folder: order, remarks, copies.
  function mine() {
    var kept = {};
    read().forEach(function (one) { kept[one.id] = one; });

    function noteOf(row) {
      return row.querySelector("textarea").value.trim();
    }

    function save() {
      var list = rows().map(function (row) {
        return { id: idOf(row), at: kept[idOf(row)].at, note: noteOf(row) };
      });
      write(list);
      if (!list.length) {
        location.assign("/clips");
        return;
      }
      history.replaceState(null, "", location.search.replace(/([?&]p=)[^&]*/, "$1" + ids(list)));
      document.querySelectorAll(".switches a").forEach(function (link) {
        link.href = link.href.replace(/([?&]p=)[^&#]*/, "$1" + ids(list));
      });
      carry(list);
    }

    function move(row, step) {
      var other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
      if (!other) return;
      var focused = document.activeElement;
      items.insertBefore(row, step < 0 ? other : other.nextElementSibling);
      if (row.contains(focused)) focused.focus();
      save();
      say("已移到第 " + (rows().indexOf(row) + 1) + " 段");
    }

    function dress(row) {
      var note = element("textarea", "clip-remark");
      note.value = kept[idOf(row)].note || "";
      note.maxLength = LONGEST_NOTE;
      note.rows = 1;
      note.placeholder = "批注（只在这个浏览器里）";
      note.setAttribute("aria-label", "批注");
      note.addEventListener("input", save);
      var line = element("p", "clip-tools");
      line.appendChild(button("上移", "button-plain", "上移一段（Alt+↑）", function () { move(row, -1); }));
      line.appendChild(button("下移", "button-plain", "下移一段（Alt+↓）", function () { move(row, 1); }));
      line.appendChild(button("复制", "button-plain", "连出处一起复制", function () {
        copy(cited(row, noteOf(row)), "已复制，带出处");
      }));
      line.appendChild(button("移出", "button-plain", "移出材料夹", function () {
        var next = row.nextElementSibling || row.previousElementSibling;
        items.removeChild(row);
        save();
        if (next) next.querySelector(".clip-tools button").focus();
        say("已移出材料夹，还有 " + rows().length + " 段");
      }));
      row.appendChild(note);
      row.appendChild(line);
      // After another import the same number may stand for another passage.
      if (placeOf(linkOf(row)) !== kept[idOf(row)].at) {
        row.appendChild(element("p", "clip-changed", "收入以后材料重新导入过，这一段可能已不是当时那一段，请核对原文。"));
      }
      row.addEventListener("keydown", function (event) {
        if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
        event.preventDefault();
        move(row, event.key === "ArrowUp" ? -1 : 1);
      });
    }

    rows().forEach(dress);
    carry(read());
    tools.appendChild(button("全部复制", "button-plain", "所有段落，连出处和批注", function () {
      copy(rows().map(function (row) { return cited(row, noteOf(row)); }).join("\n\n"), "已复制 " + rows().length + " 段，带出处");
    }));
    tools.appendChild(button("复制链接（带批注）", "button-plain", "发给同一办公网里的同事", function () {
      var notes = {};
      rows().forEach(function (row) { if (noteOf(row)) notes[idOf(row)] = noteOf(row); });
      var sent = Object.keys(notes).length ? "#n=" + encodeURIComponent(JSON.stringify(notes)) : "";
      copy(location.origin + address(read()) + sent, "已复制链接");
    }));
    tools.appendChild(button("清空", "button-plain", "", function () {
      if (!window.confirm("把材料夹里的 " + rows().length + " 段都移出？材料本身不受影响。")) return;
      write([]);
      location.assign("/clips");
    }));
  }
})();
