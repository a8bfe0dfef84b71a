"""How does one dossier live in the demonstration? A generator: it acts, then says when it will act again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from cchc.catalogue.schema import Does
from cchc.config.demonstration.certified import certify_at_once, is_certified_at_once
from cchc.config.demonstration.elsewhere import received_for
from cchc.config.demonstration.foreseen import announce, foresee, is_hard
from cchc.config.demonstration.town import Town
from cchc.config.demonstration.turns import archive, reason_not_to_wait, turns
from cchc.config.demonstration.ward import Life, Ward
from cchc.dossiers.actions.assign_dossier import assign_dossier
from cchc.dossiers.actions.complete_step import complete_step
from cchc.dossiers.actions.correct_receipt import correct_receipt
from cchc.dossiers.actions.decide_dossier import decide_dossier
from cchc.dossiers.actions.forward_dossier import forward_dossier
from cchc.dossiers.actions.hand_over_result import hand_over_result
from cchc.dossiers.actions.issue_correction import issue_correction
from cchc.dossiers.actions.issue_result import issue_result
from cchc.dossiers.actions.reassign_dossier import reassign_dossier
from cchc.dossiers.actions.receive_dossier import receive_dossier
from cchc.dossiers.actions.receive_supplement import receive_supplement
from cchc.dossiers.actions.refuse_dossier import refuse_dossier
from cchc.dossiers.actions.request_completion import request_completion
from cchc.dossiers.actions.request_correction import request_correction
from cchc.dossiers.actions.request_supplement import request_supplement, why_not_request_supplement
from cchc.dossiers.actions.return_step import return_step
from cchc.dossiers.filing import Filing
from cchc.dossiers.holders import candidates
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import now, today
from cchc.organization.actor import Actor

FOR_OTHERS = frozenset({"1.001193", "1.000656"})  # what the neighbour's few officials can handle


def life(town: Town, ward: Ward) -> Life:
    """From the person's arrival to the result in his hand, or wherever it ends."""
    habits = town.content.habits
    clerk = town.chance.choice(ward.clerks)
    filing = town.filing(today())
    if town.happens(habits.refused):
        refuse_dossier(filing=filing, by=clerk, reason="Thủ tục không thuộc thẩm quyền giải quyết của phường.")
        return
    if filing.procedure.procedure.code in FOR_OTHERS and town.happens(habits.for_others):
        yield from received_for(town, clerk, filing, ward.calendar)
        return
    if is_certified_at_once(town, filing):
        certify_at_once(town, filing, clerk)
        return
    waiting = None
    if town.happens(habits.comes_incomplete) and any(paper.required for paper in filing.procedure.content.papers):
        waiting = _ask_to_complete(filing, clerk)
        if town.happens(habits.never_returns):
            return
        yield ward.calendar.add_working_minutes(now(), town.chance.randrange(240, 2400))
    dossier = receive_dossier(filing=replace(filing, submission=_token(town)), by=clerk, dossier=waiting)
    if town.happens(habits.receipt_wrong):
        yield now() + timedelta(minutes=4)
        filing = replace(filing, applicant_address=filing.applicant_address.replace("Số ", "Số nhà "))
        dossier = correct_receipt(dossier=dossier, by=clerk, filing=filing)
    yield from _walk(town, ward, dossier, clerk)


def _ask_to_complete(filing: Filing, clerk: Actor) -> Dossier:
    required = [paper for paper in filing.procedure.content.papers if paper.required]
    lacking = replace(filing, papers=filing.papers - {required[0].code})
    return request_completion(
        filing=lacking,
        by=clerk,
        items=required[0].name,
        reason="Thành phần hồ sơ còn thiếu theo thủ tục đã công bố.",
    )


def _token(town: Town) -> UUID:
    return UUID(int=town.chance.getrandbits(128), version=4)


def _walk(town: Town, ward: Ward, dossier: Dossier, clerk: Actor) -> Life:
    """Through the steps of the process to the hand-over."""
    habits = town.content.habits
    while True:
        yield _when_done(town, ward, dossier)
        dossier = forward_dossier(dossier=dossier, by=clerk)
        yield ward.calendar.add_working_minutes(now(), town.chance.randrange(5, 60))
        dossier = assign_dossier(dossier=dossier, by=ward.holder(dossier))
        if town.happens(habits.moved):
            dossier = _move(dossier, ward)
        if not (town.happens(habits.supplement_asked) and _may_ask(dossier, ward)):
            break
        yield ward.calendar.add_working_minutes(now(), town.chance.randrange(20, 120))
        if not _may_ask(dossier, ward):
            break
        dossier = request_supplement(
            dossier=dossier, by=ward.holder(dossier), items="Bản sao giấy tờ chứng minh thông tin đã khai",
            reason="Thông tin trong tờ khai và giấy tờ kèm theo khác nhau.",
        )  # fmt: skip
        if town.happens(habits.never_returns):
            return  # the ward's daily round closes it after fifteen days
        yield ward.calendar.add_working_minutes(now(), town.chance.randrange(300, 4000))
        if Dossier.objects.get(pk=dossier.pk).ended_at is not None:
            return  # the holidays of Tết came between: closed before the person was back
        dossier = receive_supplement(dossier=dossier, by=clerk, note="Đã nộp đủ giấy tờ bổ sung.")
    dossier = yield from turns(town, ward, dossier, clerk)
    if dossier.ended_at is not None:
        return
    yield from _examine_and_sign(town, ward, dossier)
    dossier = Dossier.objects.get(pk=dossier.pk)
    yield from _hand_over(town, ward, dossier, clerk)


def _may_ask(dossier: Dossier, ward: Ward) -> bool:
    """Never on a same-day procedure: the citizen stands there."""
    if dossier.due_at == dossier.first_due_at == ward.calendar.closing(today()):
        return False
    return why_not_request_supplement(dossier=dossier, by=ward.holder(dossier)) is None


def _move(dossier: Dossier, ward: Ward) -> Dossier:
    """The head moves it to a colleague, where there is one."""
    others = [one for one in candidates(dossier, dossier.step.number) if one.pk != dossier.step.holder_id]
    if not others or not ward.leads:
        return dossier
    return reassign_dossier(
        dossier=dossier, by=ward.leads[0], to=others[0], reason="Cân đối khối lượng công việc trong tuần."
    )


def _examine_and_sign(town: Town, ward: Ward, dossier: Dossier) -> Life:
    habits = town.content.habits
    sent_back = False
    while dossier.status == Status.IN_PROCESS:
        done_at = _when_done(town, ward, dossier)
        if is_hard(dossier, share=habits.hard):
            dossier, done_at = foresee(dossier, ward)
        elif dossier.due_at and done_at > dossier.due_at and town.happens(habits.delay_announced):
            dossier = announce(dossier, ward, reason="Số lượng hồ sơ tăng, cần thêm thời gian thẩm tra thực tế.")
        yield done_at
        step = dossier.process.path[dossier.step.number - 1]
        by = ward.holder(dossier)
        if step.does is not Does.DECIDE:
            dossier = complete_step(dossier=dossier, by=by, unanswered=reason_not_to_wait(dossier))
        elif step.back_to and not sent_back and town.happens(habits.sent_back):
            dossier = return_step(dossier=dossier, by=by, reason="Dự thảo kết quả ghi sai họ tên, đề nghị soát lại.")
            sent_back = True
        elif town.happens(habits.rejected):
            dossier = decide_dossier(dossier=dossier, by=by, decision=Dossier.Decision.REJECTED,
                                     reason="Không đủ điều kiện theo quy định của pháp luật chuyên ngành.")  # fmt: skip
        else:
            dossier = decide_dossier(dossier=dossier, by=by, decision=Dossier.Decision.APPROVED)
    yield _when_done(town, ward, dossier)
    issue_result(dossier=dossier, by=ward.holder(dossier), result_number=f"{town.chance.randrange(1, 3000)}/TLĐ")


def _hand_over(town: Town, ward: Ward, dossier: Dossier, clerk: Actor) -> Life:
    yield ward.calendar.add_working_minutes(now(), town.chance.randrange(10, 700))
    hand_over_result(dossier=dossier, by=clerk, to_name=dossier.applicant_name)
    if town.happens(town.content.habits.result_wrong):
        yield ward.calendar.add_working_minutes(now(), town.chance.randrange(60, 2000))
        request_correction(dossier=dossier, by=clerk, error="Ghi sai năm sinh trong văn bản kết quả.")
        yield ward.calendar.add_working_minutes(now(), town.chance.randrange(100, 1300))
        issue_correction(dossier=dossier, by=ward.office, result_number=f"{town.chance.randrange(1, 300)}/ĐC-TLĐ")
    yield from archive(town, ward, dossier, clerk)


def _when_done(town: Town, ward: Ward, dossier: Dossier) -> datetime:
    """When the present step will be done: usually well inside its limit, now and then late."""
    step = dossier.step
    limit = ward.calendar.working_minutes(step.entered_at, step.due_at)
    share = (
        town.chance.uniform(1.05, 1.8)
        if town.happens(town.content.habits.slow_step)
        else town.chance.uniform(0.15, 0.8)
    )
    done_at = ward.calendar.add_working_minutes(step.entered_at, max(1, int(limit * share)))
    return max(done_at, now() + timedelta(minutes=1))
