"use strict";
(() => {
  const plots = JSON.parse(document.getElementById("plots").textContent);
  const places = document.querySelectorAll(".plot");
  const dashes = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 2], [1, 4], [12, 5], [6, 2, 2, 2, 2, 2]];
  const drawn = [];

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const short = n => n >= 1e6 ? n / 1e6 + " M" : n >= 1e3 ? n / 1e3 + " k" : String(n);

  // By line and point, how many places a mark stands beside its N: 0, unless it would hide others with the same N.
  const placesBeside = (plot, y, room) => {
    const beside = plot.lines.map(line => line.points.map(() => 0));
    const all = plot.lines.flatMap((line, i) => line.points.map((point, k) => ({ i, k, x: point.x, y: y(point) })));
    for (const x of new Set(all.map(mark => mark.x))) {
      const groups = [];
      all.filter(mark => mark.x === x).sort((a, b) => a.y - b.y).forEach(mark => {
        const last = groups.at(-1);
        if (last && mark.y - last.at(-1).y < room) {
          last.push(mark);
        } else {
          groups.push([mark]);
        }
      });
      groups.forEach(group => group
        .sort((a, b) => a.i - b.i)
        .forEach(({ i, k }, place) => beside[i][k] = place - (group.length - 1) / 2));
    }
    return beside;
  };

  // A letter at each point with its interval, beside those that it would hide.
  const marks = plot => u => {
    const { ctx } = u;
    const ratio = devicePixelRatio;
    ctx.save();
    ctx.font = `bold ${10 * ratio}px system-ui, sans-serif`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.lineWidth = 1.5 * ratio;
    ctx.setLineDash([]);
    const across = u.data[0].map(x => u.valToPos(x, "x", true));
    const gap = Math.min(...across.slice(1).map((x, i) => x - across[i]), u.bbox.width / 2);
    const step = Math.min(16 * ratio, 0.85 * gap / plot.lines.length);
    const beside = placesBeside(plot, point => u.valToPos(point.y, "y", true), 16 * ratio);
    plot.lines.forEach((line, i) => {
      const ink = colour("s" + i % 8);
      line.points.forEach((point, k) => {
        const x = u.valToPos(point.x, "x", true) + beside[i][k] * step;
        const y = u.valToPos(point.y, "y", true);
        ctx.strokeStyle = ink;
        ctx.beginPath();
        ctx.moveTo(x, u.valToPos(point.low, "y", true));
        ctx.lineTo(x, u.valToPos(point.high, "y", true));
        ctx.stroke();
        ctx.beginPath();
        ctx.arc(x, y, (line.letter ? 7.5 : 5) * ratio, 0, 2 * Math.PI);
        ctx.fillStyle = point.judged ? ink : colour("back");
        ctx.fill();
        ctx.stroke();
        ctx.fillStyle = point.judged ? colour("back") : ink;
        ctx.fillText(line.letter, x, y);
      });
    });
    ctx.restore();
  };

  const draw = (plot, place) => {
    const xs = [...new Set(plot.lines.flatMap(line => line.points.map(point => point.x)))].sort((a, b) => a - b);
    const data = [xs];
    const series = [{}];
    plot.lines.forEach((line, i) => {
      data.push(xs.map(x => line.points.find(point => point.x === x)?.y ?? null));
      series.push({
        label: line.name,
        stroke: colour("s" + i % 8),
        width: plot.ticks.length ? 0 : 1.5,
        dash: dashes[i % 8],
        spanGaps: true,
        points: { show: false },
      });
    });
    if (plot.ideal) {
      data.push(xs.map(x => plot.ideal === 1 ? 1 : x));
      series.push({ label: "", stroke: colour("weak"), width: 1, dash: [3, 6], points: { show: false } });
    }
    const highs = plot.lines.flatMap(line => line.points.map(point => point.high)).concat(plot.ideal || []);
    const lows = plot.lines.flatMap(line => line.points.map(point => point.low));
    const top = Math.max(...highs);
    const axis = {
      stroke: colour("ink"),
      grid: { stroke: colour("rule"), width: 1 },
      ticks: { stroke: colour("rule"), width: 1 },
      font: "12px system-ui, sans-serif",
      labelFont: "12px system-ui, sans-serif",
      labelSize: 20,
    };
    const every = Math.ceil(plot.ticks.length * 26 / place.clientWidth);
    const steep = plot.log || plot.ticks.length > 0;
    const floor = 10 ** Math.floor(Math.log10(Math.min(...lows)));
    const roof = 10 ** Math.ceil(Math.log10(top));
    // The library's own begin at the end of the scale, which is no round number.
    const round = [];
    for (let decade = floor; decade <= roof * 1.001; decade *= 10) {
      round.push(...(roof / floor > 1000 ? [1] : [1, 2, 5]).map(n => n * decade).filter(y => y <= roof * 1.001));
    }
    return new uPlot({
      width: place.clientWidth,
      height: 320,
      legend: { show: false },
      cursor: { show: false },
      padding: [12, 12, 0, 0],
      scales: {
        x: plot.log
          ? { time: false, distr: 3, range: [xs[0] / 3, xs[xs.length - 1] * 3] }
          : { time: false, range: [0.5, xs[xs.length - 1] + 0.5] },
        y: steep
          ? { distr: 3, range: [floor / 1.3, roof * 1.3] }
          : { range: [0, top * 1.1] },
      },
      series,
      axes: [
        {
          ...axis,
          label: plot.across,
          splits: () => xs,
          values: (self, splits) => splits.map((x, i) => plot.ticks.length
            ? (i % every ? "" : plot.ticks[i])
            : short(x)),
          filter: (self, splits) => splits,
        },
        {
          ...axis,
          label: plot.up,
          size: 56,
          ...(steep ? { splits: () => round } : {}),
          values: (self, splits) => splits.map(y => y === null ? "" : String(+y.toPrecision(3))),
          filter: (self, splits) => splits,
        },
      ],
      hooks: { draw: [marks(plot)] },
    }, data, place);
  };

  const all = () => {
    drawn.splice(0).forEach(u => u.destroy());
    plots.forEach((plot, i) => drawn.push(draw(plot, places[i])));
  };
  const paper = on => {
    document.documentElement.classList.toggle("paper", on);
    all();
  };
  if (!plots.length) {
    return;
  }
  let width = 0;
  new ResizeObserver(() => {
    if (places[0].clientWidth !== width) {
      width = places[0].clientWidth;
      all();
    }
  }).observe(places[0]);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", all);
  addEventListener("beforeprint", () => paper(true));
  addEventListener("afterprint", () => paper(false));
})();
