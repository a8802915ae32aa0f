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
