package io.github.primeskata.report;

import io.github.primeskata.room.Room;
import io.github.primeskata.text.RoomWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A room on the terminal. A pure function. */
public final class RoomTable {

    private static final int MOST_OF_A_SEAT = 20;

    private RoomTable() {}

    /** Who is stuck where, what became of each exercise, and what was left out. */
    public static String of(Room room, Instant now, List<String> notes, Style style) {
        List<String> lines = new ArrayList<>();
        if (room.seats().isEmpty()) {
            lines.add("  " + RoomWords.nobody());
        } else {
            lines.add(style.ink(Ink.BOLD, RoomWords.stuckHeading()));
            List<List<String>> seats = RoomPage.stuck(room, now);
            int longest =
                    seats.stream().mapToInt(row -> row.get(0).length()).max().orElse(0);
            int name = Math.max(RoomWords.terminalSeat().length(), Math.min(MOST_OF_A_SEAT, longest));
            lines.add("  "
                    + style.ink(Ink.FAINT, pad(RoomWords.terminalSeat(), name) + "  " + RoomWords.terminalColumns()));
            for (List<String> row : seats) {
                String start = "  " + pad(cut(row.get(0), name), name) + String.format("  %6s  ", row.get(1))
                        + pad(row.get(3), 4) + "  ";
                String verdict = style.ink(Ink.RED, row.get(4));
                String rest = cut(
                        row.get(5),
                        Math.max(10, style.width() - start.length() - row.get(4).length() - 2));
                lines.add((start + verdict + "  " + rest).stripTrailing());
            }
            lines.add("");
            lines.add(style.ink(Ink.BOLD, RoomWords.exercisesHeading()));
            lines.add("  " + style.ink(Ink.FAINT, RoomWords.terminalExercises()));
            for (Room.Standing one : room.standings()) {
                String start = "  " + one.exercise().id() + String.format("  %6d  %7d  ", one.solved(), one.failing());
                lines.add((start
                                + one.commonest()
                                        .map(most -> cut(
                                                RoomWords.commonest(
                                                        most.verdict(), most.check(), most.seats(), one.failing()),
                                                style.width() - start.length()))
                                        .orElse(""))
                        .stripTrailing());
            }
        }
        lines.add("");
        if (room.anonymous() && !room.skipped().isEmpty()) {
            lines.add(Wrap.labelled(
                    "  note       ", RoomWords.skippedAnonymously(room.skipped().size()), style.width()));
        } else {
            room.skipped()
                    .forEach(one -> lines.add(
                            Wrap.labelled("  left out   ", Safe.line(one.file()) + ": " + one.why(), style.width())));
        }
        notes.forEach(note -> lines.add(Wrap.labelled("  note       ", note, style.width())));
        return style.plain(String.join("\n", lines) + "\n");
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, Math.max(1, most) - 1) + "…" : text;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
