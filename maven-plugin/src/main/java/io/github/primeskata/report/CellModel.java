package io.github.primeskata.report;

import io.github.primeskata.grade.Step;
import io.github.primeskata.text.PageTexts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers that threads read and write; each writes what it has read, with the difference that was recorded. */
final class CellModel implements OrderModel {

    private static final Pattern ACTION = Pattern.compile("(read|write) (?:(\\S+?)(:?) )?(-?\\d{1,15})");

    private final int[] at;

    private record Access(boolean write, String cell, String start, long value, long added) {}

    private final List<List<Access>> accesses;
    private final Map<String, Long> values;
    private final Map<String, Long> wanted;
    private final List<Map<String, Long>> seen;

    private CellModel(
            int[] at,
            List<List<Access>> accesses,
            Map<String, Long> values,
            Map<String, Long> wanted,
            List<Map<String, Long>> seen) {
        this.at = at.clone();
        this.accesses = accesses;
        this.values = new LinkedHashMap<>(values);
        this.wanted = wanted;
        this.seen = new ArrayList<>();
        seen.forEach(one -> this.seen.add(new LinkedHashMap<>(one)));
    }

    static Optional<OrderModel> of(List<String> threads, List<List<Step>> own) {
        List<List<Access>> accesses = new ArrayList<>();
        Map<String, Long> first = new LinkedHashMap<>();
        for (List<Step> steps : own) {
            Map<String, Long> read = new LinkedHashMap<>();
            List<Access> ofThread = new ArrayList<>();
            for (Step step : steps) {
                Matcher parts = ACTION.matcher(step.action());
                if (!parts.matches()) {
                    return Optional.empty();
                }
                boolean write = parts.group(1).equals("write");
                String cell = parts.group(2) == null ? "" : parts.group(2);
                String start = step.action().substring(0, parts.start(4));
                long value = Long.parseLong(parts.group(4));
                // A thread that reads twice may write by what it read first: that is not recorded.
                if (write != read.containsKey(cell)) {
                    return Optional.empty();
                }
                ofThread.add(new Access(write, cell, start, value, write ? value - read.remove(cell) : 0));
                if (!write) {
                    read.put(cell, value);
                }
            }
            accesses.add(ofThread);
        }
        // Whoever came first has read what was there; the check of the whole order finds out if that is not so.
        for (List<Access> ofThread : accesses) {
            for (Access access : ofThread) {
                if (!access.write) {
                    first.putIfAbsent(access.cell, access.value);
                }
            }
        }
        Map<String, Long> wanted = new LinkedHashMap<>(first);
        accesses.forEach(list -> list.forEach(access -> wanted.merge(access.cell, access.added, Long::sum)));
        List<Map<String, Long>> seen =
                threads.stream().map(thread -> Map.<String, Long>of()).toList();
        return Optional.of(new CellModel(new int[threads.size()], accesses, first, wanted, seen));
    }

    @Override
    public OrderModel copy() {
        return new CellModel(at, accesses, values, wanted, seen);
    }

    @Override
    public String run(int thread) {
        Access access = accesses.get(thread).get(at[thread]++);
        long value = access.write ? written(thread, access) : values.get(access.cell);
        (access.write ? values : seen.get(thread)).put(access.cell, value);
        return access.start + value;
    }

    private long written(int thread, Access access) {
        return seen.get(thread).get(access.cell) + access.added;
    }

    @Override
    public List<String> next() {
        List<String> next = new ArrayList<>();
        for (int thread = 0; thread < at.length; thread++) {
            if (at[thread] == accesses.get(thread).size()) {
                next.add("");
            } else {
                Access access = accesses.get(thread).get(at[thread]);
                next.add(
                        access.write
                                ? access.start + written(thread, access)
                                : access.start.strip().replaceAll(":$", ""));
            }
        }
        return next;
    }

    @Override
    public List<Integer> away() {
        return List.of();
    }

    @Override
    public Map<String, String> shared() {
        Map<String, String> shared = new LinkedHashMap<>();
        values.forEach((cell, value) -> shared.put(name(cell), value.toString()));
        return shared;
    }

    @Override
    public String broken(boolean over) {
        if (!over) {
            return "";
        }
        return values.keySet().stream()
                .filter(cell -> !values.get(cell).equals(wanted.get(cell)))
                .findFirst()
                .map(cell -> PageTexts.updateLost(name(cell), wanted.get(cell), values.get(cell)))
                .orElse("");
    }

    @Override
    public String about() {
        return PageTexts.modelCells();
    }

    private static String name(String cell) {
        return cell.isEmpty() ? PageTexts.sharedNumber() : cell;
    }
}
