"use strict";
(() => {
  const slides = [...document.querySelectorAll("section")];
  const asked = () => Math.min(Math.max(parseInt(location.hash.slice(2), 10) || 1, 1), slides.length) - 1;
  let at = 0;
  const show = (to, focus) => {
    at = Math.min(Math.max(to, 0), slides.length - 1);
    slides.forEach((slide, i) => slide.classList.toggle("now", i === at));
    history.replaceState(null, "", "#s" + (at + 1));
    scrollTo(0, 0);
    if (focus) {
      slides[at].focus();
    }
  };
  const keys = {
    ArrowRight: () => at + 1, PageDown: () => at + 1, " ": () => at + 1, Enter: () => at + 1,
    ArrowLeft: () => at - 1, PageUp: () => at - 1, Backspace: () => at - 1,
    Home: () => 0, End: () => slides.length - 1,
  };
  document.body.classList.add("live");
  show(asked(), false);
  addEventListener("hashchange", () => show(asked(), true));
  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === "p") {
      print();
    } else if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      show(keys[event.key](), true);
    }
  });
})();
