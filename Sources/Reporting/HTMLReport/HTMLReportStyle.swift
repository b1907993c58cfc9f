extension HTMLReport {
  /// The style sheet of the report, for a screen and for paper (A4).
  package static let style = """
    :root { --ink: #1c2330; --quiet: #5a6372; --rule: #cfd5dd; --soft: #f4f6f8; --accent: #1f4e79; }
    * { box-sizing: border-box; }
    html { font-size: 16px; }
    body { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; color: var(--ink); background: #fff;
      font-family: 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif; line-height: 1.55;
      overflow-wrap: break-word; }
    h1 { font-size: 1.9rem; line-height: 1.25; margin: 0 0 .4rem; }
    h2 { font-size: 1.3rem; margin: 3rem 0 .8rem; padding-top: .8rem; border-top: 2px solid var(--accent); }
    h3 { font-size: 1.05rem; margin: 2rem 0 .6rem; }
    h4 { font-size: 1rem; margin: 1.6rem 0 .4rem; }
    p { margin: .6rem 0; max-width: 48rem; }
    .under-title, .quiet, .remark { color: var(--quiet); }
    .under-title { margin: 0 0 1.4rem; }
    .story { font-size: 1.08rem; }
    .remark { display: block; font-weight: 400; font-size: .92em; }
    nav ol { margin: 1.4rem 0 0; padding: .9rem 1rem .9rem 2.4rem; background: var(--soft); columns: 2; }
    a { color: var(--accent); }
    ul.findings { padding-left: 1.2rem; max-width: 48rem; }
    ul.findings li { margin: .3rem 0; }
    table { width: 100%; border-collapse: collapse; margin: 1rem 0 1.6rem; font-size: .86rem; line-height: 1.4; }
    caption { text-align: left; color: var(--quiet); padding-bottom: .5rem; }
    th, td { padding: .4rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); }
    thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; }
    tbody th { font-weight: 500; }
    th.group { background: var(--soft); font-weight: 700; padding-top: .7rem; }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    td.number { white-space: nowrap; }
    code { font-family: 'DejaVu Sans Mono', Menlo, Consolas, monospace; font-size: .88em; overflow-wrap: anywhere; }
    .state { white-space: nowrap; }
    .met { color: #1b6e53; font-weight: 700; }
    .missed { color: #a8400f; font-weight: 700; }
    .other { color: var(--quiet); }
    figure { margin: 1.2rem 0 2rem; }
    figure svg { display: block; max-width: 100%; height: auto; border: 1px solid var(--rule); }
    figcaption { margin-top: .5rem; font-size: .92rem; color: var(--quiet); }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.2rem; }
    dt { color: var(--quiet); }
    dd { margin: 0; }
    @media (max-width: 40rem) { nav ol { columns: 1; } dl { display: block; } }
    @page { size: A4; margin: 18mm 15mm; }
    @media print {
      html { font-size: 10.5pt; }
      body { max-width: none; padding: 0; }
      nav { display: none; }
      h2, h3, h4, caption, th.group { break-after: avoid; }
      h2 { margin-top: 1.6rem; }
      tr, figure { break-inside: avoid; }
      thead { display: table-header-group; }
      figure svg { max-height: 235mm; }
      a { color: inherit; text-decoration: none; }
      * { print-color-adjust: exact; }
    }
    """
}
