// Comfort only: every page works without this file.
(function () {
  "use strict";

  // A changed checkbox applies the filters at once, and the page stays where it was scrolled to.
  var KEY = "duidu-scroll";
  document.querySelectorAll("form[data-filters]").forEach(function (form) {
    form.addEventListener("change", function (event) {
      if (event.target.type !== "checkbox") return;
      try {
        sessionStorage.setItem(KEY, JSON.stringify([location.pathname, window.pageYOffset]));
      } catch (error) {
        // storage may be switched off: then the page starts at its top
      }
      form.submit();
    });
    form.classList.add("is-quick");
  });
  try {
    var kept = JSON.parse(sessionStorage.getItem(KEY) || "null");
    sessionStorage.removeItem(KEY);
    if (kept && kept[0] === location.pathname && !location.hash) window.scrollTo(0, kept[1]);
  } catch (error) {
    // nothing was kept
  }

  // Choosing reports to compare: says how many are ticked, and stops at what fits side by side.
  document.querySelectorAll("form[data-pick]").forEach(function (form) {
    var most = Number(form.getAttribute("data-pick"));
    var least = Number(form.getAttribute("data-least") || 2);
    var boxes = Array.prototype.slice.call(form.querySelectorAll("input[type=checkbox]"));
    var button = form.querySelector("button[type=submit]");
    var words = button.textContent;
    function count() {
      var ticked = boxes.filter(function (box) { return box.checked; }).length;
      boxes.forEach(function (box) { box.disabled = !box.checked && ticked >= most; });
      button.disabled = ticked < least;
      button.textContent = ticked > 0 ? words + "（" + ticked + " 份）" : words;
    }
    form.addEventListener("change", count);
    window.addEventListener("pageshow", count);
    count();
  });

  // `/` puts the cursor into the search box.
  document.addEventListener("keydown", function (event) {
    var field = document.getElementById("quick-q");
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey || !field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
})();
