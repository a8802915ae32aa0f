// 导入: files and folders dropped on the page go into the field of the form. Without this file there is the field alone.
(function () {
  "use strict";

  var form = document.querySelector(".import-form");
  var field = form && form.querySelector("input[type=file]");
  if (!field || typeof DataTransfer !== "function") return;
  var said = form.querySelector(".import-drop");
  var button = form.querySelector("button");

  function tell() {
    said.textContent = field.files.length ? "已选 " + field.files.length + " 个文件" : "也可以把文件或文件夹拖到这里。";
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
  field.addEventListener("change", tell);
  form.addEventListener("submit", function () {
    button.disabled = true;
    button.textContent = "正在读……";
  });
  window.addEventListener("pageshow", function () {
    button.disabled = false;
    button.textContent = "读一读";
    tell();
  });
})();
