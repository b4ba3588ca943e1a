"""Loads the columns that the report needs from a shop into DuckDB and times the report there.

Reads its task as JSON from standard input and prints one line of JSON. Rows go through CSV files of a million
orders each, so memory and disk stay bounded at any size; DuckDB gets its own UUID type, which is faster than bytes.
"""

import csv
import json
import os
import sqlite3
import sys
import time

import duckdb

CHUNK = 1_000_000

ORDERS = """
SELECT hex(user_id) || ',' || total_amount || ',' || status || ',' || created_at || char(10)
FROM orders WHERE id > ? ORDER BY id LIMIT ?
"""


def copy(target, table, path, columns):
    target.execute(f"INSERT INTO {table} SELECT * FROM read_csv('{path}', header = false, columns = {columns})")
    os.remove(path)


def load_users(source, target, path):
    target.execute("CREATE TABLE users (id UUID, username VARCHAR, email VARCHAR)")
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(source.execute("SELECT hex(id), username, email FROM users"))
    copy(target, "users", path, {"id": "UUID", "username": "VARCHAR", "email": "VARCHAR"})


def load_orders(source, target, path):
    columns = {"user_id": "UUID", "total_amount": "BIGINT", "status": "VARCHAR", "created_at": "BIGINT"}
    target.execute("CREATE TABLE orders (user_id UUID, total_amount BIGINT, status VARCHAR, created_at BIGINT)")
    last = -(2**63)
    while True:
        end = source.execute(
            "SELECT max(id) FROM (SELECT id FROM orders WHERE id > ? ORDER BY id LIMIT ?)", (last, CHUNK)
        ).fetchone()[0]
        if end is None:
            return
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(row[0] for row in source.execute(ORDERS, (last, CHUNK)))
        copy(target, "orders", path, columns)
        last = end


def measure(target, task):
    seconds, times, rows = 0.0, [], None
    target.execute(task["query"]).fetchall()
    while len(times) < task["most_runs"] and (len(times) < task["least_runs"] or seconds < task["seconds"]):
        start = time.perf_counter()
        rows = target.execute(task["query"]).fetchall()
        times.append(time.perf_counter() - start)
        seconds += times[-1]
    return times, rows


def main():
    task = json.load(sys.stdin)
    source = sqlite3.connect(f"file:{task['shop']}?mode=ro", uri=True)
    target = duckdb.connect(os.path.join(task["folder"], "shop.duckdb"))
    target.execute(f"SET threads = {task['threads']}")
    target.execute("SET memory_limit = '2GB'")
    target.execute(f"SET temp_directory = '{task['folder']}'")
    start = time.perf_counter()
    load_users(source, target, os.path.join(task["folder"], "users.csv"))
    load_orders(source, target, os.path.join(task["folder"], "orders.csv"))
    target.execute("CHECKPOINT")
    loaded = time.perf_counter() - start
    times, rows = measure(target, task)
    answer = [{"userID": user, "orders": orders, "spent": int(spent)} for user, orders, spent in rows]
    print(json.dumps({"loadSeconds": loaded, "seconds": times, "answer": answer}))


main()
