"use strict";
(() => {
  document.documentElement.classList.add("scripts");

  document.querySelectorAll(".walk").forEach(walk => {
    const steps = [...walk.querySelectorAll(".step")];
    const rows = [...walk.querySelectorAll("tbody tr")];
    const now = walk.querySelector(".now");
    const buttons = Object.fromEntries([...walk.querySelectorAll("[data-go]")].map(b => [b.dataset.go, b]));
    const last = steps.length - 1;
    // Nobody is on a step at first: all of them are shown.
    let at = -1;

    const show = to => {
      at = Math.max(0, Math.min(last, to));
      steps.forEach((step, i) => {
        step.classList.toggle("current", i === at);
        step.classList.toggle("later", i > at);
      });
      rows.forEach((row, i) => {
        row.classList.toggle("current", i === at);
        if (i === at) {
          row.setAttribute("aria-current", "step");
        } else {
          row.removeAttribute("aria-current");
        }
      });
      now.textContent = [...rows[at].cells].map(cell => cell.textContent).join("  ");
      const box = walk.querySelector(".walkable");
      const step = steps[at];
      if (step.offsetLeft < box.scrollLeft || step.offsetLeft + step.offsetWidth > box.scrollLeft + box.clientWidth) {
        box.scrollLeft = step.offsetLeft;
      }
    };
    const go = { first: () => 0, back: () => at - 1, forward: () => at + 1, last: () => last };
    Object.entries(buttons).forEach(([name, button]) => button.addEventListener("click", () => show(go[name]())));
    const keys = {
      ArrowRight: "forward", ArrowDown: "forward", ArrowLeft: "back", ArrowUp: "back", Home: "first", End: "last",
    };
    walk.addEventListener("keydown", event => {
      const name = keys[event.key];
      const inTable = event.target.closest(".wide") && !event.target.closest(".walkable");
      if (name && !inTable && !event.ctrlKey && !event.altKey && !event.metaKey) {
        event.preventDefault();
        show(go[name]());
      }
    });
  });

  // A link to a part that is folded up opens it.
  const open = () => {
    const part = document.getElementById(location.hash.slice(1));
    if (part instanceof HTMLDetailsElement) {
      part.open = true;
      part.scrollIntoView();
    }
  };
  addEventListener("hashchange", open);
  open();

  // On paper nothing can be unfolded; afterwards all is as it was.
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details:not([open])")];
    unfolded.forEach(part => { part.open = true; });
  });
  addEventListener("afterprint", () => unfolded.forEach(part => { part.open = false; }));
})();
