// 导入: files and folders dropped on the page go into the field of the form. Without this file there is the field alone.
(function () {
  "use strict";

  var form = document.querySelector(".import-form");
  var fields = Array.prototype.slice.call(form ? form.querySelectorAll("input[type=file]") : []);
  var field = fields[0];
  if (!field || typeof DataTransfer !== "function") return;
  var said = form.querySelector(".import-drop");
  var button = form.querySelector("button");

  // The files of all fields: those chosen one by one, and those of a folder.
  function chosen() {
    return fields.reduce(function (all, one) { return all.concat(Array.prototype.slice.call(one.files)); }, []);
  }

  function tell() {
    said.textContent = chosen().length ? "已选 " + chosen().length + " 个文件" : "也可以把文件或文件夹拖到这里。";
  }

  // The files of a dropped entry, those of folders too.
  function walk(entry, found) {
    return new Promise(function (resolve) {
      if (!entry) return resolve();
      if (entry.isFile) {
        return entry.file(function (file) { found.push(file); resolve(); }, function () { resolve(); });
      }
      var reader = entry.createReader();
      (function more() {
        reader.readEntries(function (entries) {
          if (!entries.length) return resolve();
          Promise.all(entries.map(function (inner) { return walk(inner, found); })).then(more);
        }, function () { resolve(); });
      })();
    });
  }

  document.addEventListener("dragover", function (event) {
    event.preventDefault();
    form.classList.add("is-target");
  });
  document.addEventListener("dragleave", function () { form.classList.remove("is-target"); });
  document.addEventListener("drop", function (event) {
    event.preventDefault();
    form.classList.remove("is-target");
    var items = Array.prototype.slice.call(event.dataTransfer.items || []);
    var entries = items.map(function (item) { return item.webkitGetAsEntry && item.webkitGetAsEntry(); });
    var found = [];
    Promise.all(entries.map(function (entry) { return walk(entry, found); })).then(function () {
      var all = new DataTransfer();
      (found.length ? found : Array.prototype.slice.call(event.dataTransfer.files)).forEach(function (file) {
        all.items.add(file);
      });
      field.files = all.files;
      tell();
    });
  });
  fields.forEach(function (one) { one.addEventListener("change", tell); });
  // Several files go one after the other, so that the page can say how far it is. A single one is sent as the form does.
  function sendEach(files) {
    var bar = document.createElement("progress");
    bar.max = files.length;
    form.appendChild(bar);
    var address = "";
    function send(at) {
      if (at === files.length) {
        window.location.href = address;
        return;
      }
      bar.value = at;
      said.textContent = "正在读第 " + (at + 1) + " 个，共 " + files.length + " 个：" + files[at].name;
      var data = new FormData();
      data.append("batch", address);
      if (form.elements.all.checked) data.append("all", "1");
      if (form.elements.encoding.value) data.append("encoding", form.elements.encoding.value);
      data.append("files", files[at], files[at].webkitRelativePath || files[at].name);
      fetch(form.action, { method: "POST", body: data }).then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.text();
      }).then(function (text) {
        address = text;
        send(at + 1);
      }).catch(function () {
        bar.remove();
        ready();
        said.textContent = "读到“" + files[at].name + "”时断了，什么也没有保存。请看看对读是不是还开着，这个文件是不是超过 256 MB，再点一次“读一读”。";
      });
    }
    send(0);
  }
  form.addEventListener("submit", function (event) {
    button.disabled = true;
    button.textContent = "正在读……";
    if (chosen().length > 1) {
      event.preventDefault();
      sendEach(chosen());
    }
  });
  function ready() {
    button.disabled = false;
    button.textContent = "读一读";
  }
  window.addEventListener("pageshow", function () {
    ready();
    tell();
  });
})();
