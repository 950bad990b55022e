"use strict";
(() => {
  document.documentElement.classList.add("scripts");
  const moments = JSON.parse(document.getElementById("moments").textContent);
  const threads = [...document.querySelectorAll(".thread")];
  const buttons = [...document.querySelectorAll("[data-run]")];
  const undo = document.getElementById("undo");
  const again = document.getElementById("again");
  const verdict = document.getElementById("verdict");
  // Indexes of threads: the key of the moment.
  let path = "";

  const show = () => {
    const moment = moments[path];
    const focused = document.activeElement;
    document.getElementById("shared").textContent = moment.shared;
    verdict.textContent = moment.verdict;
    verdict.classList.toggle("over", moment.over);
    threads.forEach((thread, i) => {
      thread.querySelector(".cell").textContent = moment.cells[i];
      const done = [...path].filter(choice => choice === String(i)).length;
      thread.querySelectorAll("li").forEach((step, n) => step.classList.toggle("done", n < done));
      buttons[i].disabled = !moment.can[i];
    });
    undo.disabled = again.disabled = path === "";
    const order = [...path].map((choice, i) => {
      const item = document.createElement("li");
      item.textContent = moments[path.slice(0, i + 1)].did;
      return item;
    });
    document.getElementById("order").replaceChildren(...order);
    // The focus does not get lost when its button can no longer be pressed.
    if (focused.disabled) {
      [...buttons, again].find(button => !button.disabled)?.focus();
    }
  };
  const go = to => {
    if (moments[to]) {
      path = to;
      show();
    }
  };
  const run = i => moments[path].can[i] && go(path + i);

  buttons.forEach((button, i) => button.addEventListener("click", () => run(i)));
  undo.addEventListener("click", () => go(path.slice(0, -1)));
  again.addEventListener("click", () => go(""));
  addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (event.key >= "1" && event.key <= String(threads.length)) {
      run(Number(event.key) - 1);
    } else if (event.key === "u") {
      go(path.slice(0, -1));
    } else if (event.key === "r") {
      go("");
    }
  });
  show();
})();
